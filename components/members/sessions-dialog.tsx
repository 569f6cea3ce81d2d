"use client";

import { useQuery } from "@tanstack/react-query";
import { SessionList } from "@/components/session/session-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { endMemberSession, endMemberSessions, listMemberSessions } from "@/lib/client/members";
import { queryKeys } from "@/lib/client/query-keys";
import type { MemberDetails } from "@/lib/domain/members/schema";

type SessionsDialogProps = { member: MemberDetails; timeZone: string; onClose: () => void };

/** Where a member is signed in to this organization, with buttons that end one session or all. */
export function SessionsDialog({ member, timeZone, onClose }: SessionsDialogProps) {
  const { user_id, name } = member;
  const { data, isPending, isFetching, isError, dataUpdatedAt, refetch } = useQuery({
    queryKey: queryKeys.memberSessions(user_id),
    queryFn: ({ signal }) => listMemberSessions(user_id, signal),
    gcTime: 0,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Where ${name} is signed in`}
      description="Sessions in this organization. Sign out a device that is lost, or that isn’t theirs."
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <div aria-busy={isPending} className="min-h-24">
        {isPending && (
          <div role="status" className="flex flex-col gap-3">
            <span className="sr-only">Loading sessions…</span>
            <Skeleton className="h-11" />
            <Skeleton className="h-11 w-4/5" />
          </div>
        )}
        {isError && !data && (
          <div role="alert" className="flex flex-wrap items-center gap-2 text-ink-muted">
            The sessions couldn’t be loaded.
            <Button size="sm" busy={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          </div>
        )}
        {data?.length === 0 && <p className="text-ink-muted">{name} isn’t signed in anywhere.</p>}
        {data && data.length > 0 && (
          <SessionList
            sessions={data}
            timeZone={timeZone}
            now={new Date(dataUpdatedAt).toISOString()}
            allName="All devices"
            allAction="Sign out everywhere"
            endSession={(id) => endMemberSession(user_id, id)}
            endAll={() => endMemberSessions(user_id)}
            onEnded={() => void refetch()}
          />
        )}
      </div>
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { endOtherSessions, endSession } from "@/lib/client/profile";
import type { SessionRecord } from "@/lib/domain/sessions/schema";
import { formatMoment, relativeTime } from "@/lib/format";
import { deviceOf } from "./device-of";

/** `now` is when the server rendered the page, so that server and browser render the same times. */
type SessionListProps = { sessions: SessionRecord[]; timeZone: string; now: string };

/** Where the user is signed in, with buttons that end one session or all but this one. */
export function SessionList({ sessions, timeZone, now }: SessionListProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<SessionRecord | "others">();
  const [busy, setBusy] = useState(false);
  // Takes ended sessions away before the refreshed list arrives.
  const [ended, setEnded] = useState<string[]>([]);
  const shown = sessions.filter(({ id }) => !ended.includes(id));
  const others = shown.filter(({ is_current }) => !is_current);

  const end = async (which: SessionRecord | "others") => {
    const what = which === "others" ? "All other devices" : deviceOf(which);
    const verb = which === "others" ? "were" : "was";
    setBusy(true);
    try {
      await (which === "others" ? endOtherSessions() : endSession(which.id));
      const gone = which === "others" ? others : [which];
      setEnded((current) => [...current, ...gone.map(({ id }) => id)]);
      setAsked(undefined);
      toast.success(`${what} ${verb} signed out`);
      router.refresh();
    } catch (error) {
      showFailure(error, `${what} ${verb} not signed out`, `${what} may have been signed out`);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y divide-line rounded-lg border">
        {shown.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            timeZone={timeZone}
            now={now}
            onEnd={() => setAsked(session)}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <Button variant="danger-ghost" className="self-start" onClick={() => setAsked("others")}>
          Sign out all other devices
        </Button>
      )}
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => open || setAsked(undefined)}
        title={questionOf(asked)}
        description="Unsaved changes there are lost. Anyone who knows the password can sign in again."
        action="Sign out"
        danger
        busy={busy}
        onConfirm={() => asked && void end(asked)}
      />
    </div>
  );
}

function questionOf(asked: SessionRecord | "others" | undefined): string {
  if (!asked) return "";
  return asked === "others" ? "Sign out all other devices?" : `Sign out ${deviceOf(asked)}?`;
}

type SessionItemProps = {
  session: SessionRecord;
  timeZone: string;
  now: string;
  onEnd: () => void;
};

function SessionItem({ session, timeZone, now, onEnd }: SessionItemProps) {
  const { last_used_at, address, user_agent, is_current } = session;
  const device = deviceOf(session);
  return (
    <li className="flex min-h-11 items-center justify-between gap-3 px-3 py-1.5">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium" title={user_agent ?? undefined}>
          {device}
        </span>
        <span className="block text-ink-muted text-xs">
          {address ?? "Unknown address"} ·{" "}
          <time dateTime={last_used_at} title={formatMoment(last_used_at, timeZone)}>
            {is_current ? "active now" : `last used ${relativeTime(last_used_at, new Date(now))}`}
          </time>
        </span>
      </div>
      {is_current ? (
        <Badge tone="accent">This device</Badge>
      ) : (
        <Button
          variant="danger-ghost"
          size="sm"
          aria-label={`Sign out ${device}, ${address ?? "unknown address"}`}
          onClick={onEnd}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

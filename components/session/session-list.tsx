"use client";

import { useState } from "react";
import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ApiError } from "@/lib/client/api-error";
import type { SessionRecord } from "@/lib/domain/sessions/schema";
import { deviceOf } from "./device-of";
import { SessionItem } from "./session-item";

type SessionListProps = {
  sessions: SessionRecord[];
  timeZone: string;
  /** When the list was read, so that server and browser render the same times. */
  now: string;
  /** What ends with all sessions but that of this page: "All other devices". */
  allName: string;
  /** The button that ends them: "Sign out all other devices". */
  allAction: string;
  endSession: (id: string) => Promise<void>;
  endAll: () => Promise<void>;
  /** Called after sessions ended, to read the list anew. */
  onEnded: () => void;
};

/** Where a user is signed in, with buttons that end one session or all but that of this page. */
export function SessionList(props: SessionListProps) {
  const { sessions, timeZone, now, allName, allAction } = props;
  const [asked, setAsked] = useState<SessionRecord | "all">();
  const [busy, setBusy] = useState(false);
  // Takes ended sessions away before the list is read anew.
  const [ended, setEnded] = useState<string[]>([]);
  const shown = sessions.filter(({ id }) => !ended.includes(id));
  const others = shown.filter(({ is_current }) => !is_current);

  const end = async (which: SessionRecord | "all") => {
    const what = which === "all" ? allName : deviceOf(which);
    const verb = which === "all" ? "were" : "was";
    setBusy(true);
    try {
      await (which === "all" ? props.endAll() : endOnce(props.endSession, which.id));
      const gone = which === "all" ? others : [which];
      setEnded((current) => [...current, ...gone.map(({ id }) => id)]);
      setAsked(undefined);
      toast.success(`${what} ${verb} signed out`);
      props.onEnded();
    } catch (error) {
      showFailure(error, `${what} ${verb} not signed out`, `${what} may have been signed out`);
    } finally {
      setBusy(false);
    }
  };

  const question = asked && (asked === "all" ? `${allAction}?` : `Sign out ${deviceOf(asked)}?`);
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label="Sessions" className="divide-y divide-line rounded-lg border">
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
        <Button variant="danger-ghost" className="self-start" onClick={() => setAsked("all")}>
          {allAction}
        </Button>
      )}
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => open || setAsked(undefined)}
        title={question ?? ""}
        description="Unsaved changes there are lost. Anyone who knows the password can sign in again."
        action="Sign out"
        danger
        busy={busy}
        onConfirm={() => asked && void end(asked)}
      />
    </div>
  );
}

/** A session that has ended meanwhile is as good as ended here. */
async function endOnce(end: (id: string) => Promise<void>, id: string): Promise<void> {
  try {
    await end(id);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}

"use client";

import { useRouter } from "next/navigation";
import { SessionList } from "@/components/session/session-list";
import { endOtherSessions, endSession } from "@/lib/client/profile";
import type { SessionRecord } from "@/lib/domain/sessions/schema";

type OwnSessionsProps = { sessions: SessionRecord[]; timeZone: string; now: string };

/** Where the user is signed in, in all of their organizations. */
export function OwnSessions(props: OwnSessionsProps) {
  const router = useRouter();
  return (
    <SessionList
      {...props}
      allName="All other devices"
      allAction="Sign out all other devices"
      endSession={endSession}
      endAll={endOtherSessions}
      onEnded={() => router.refresh()}
    />
  );
}

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { SessionRecord } from "@/lib/domain/sessions/schema";
import { dayIn, formatDay, formatMoment, relativeTime } from "@/lib/format";
import { deviceOf } from "./device-of";

type SessionItemProps = {
  session: SessionRecord;
  timeZone: string;
  /** When the list was read. */
  now: string;
  onEnd: () => void;
};

/** A session as a list item: its device, address and times, and a button that ends it. */
export function SessionItem({ session, timeZone, now, onEnd }: SessionItemProps) {
  const { kind, created_at, last_used_at, address, user_agent, is_current } = session;
  const device = deviceOf(session);
  const since = formatDay(dayIn(timeZone, new Date(created_at)), dayIn(timeZone, new Date(now)));
  return (
    <li className="flex min-h-11 items-center justify-between gap-3 px-3 py-1.5">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium" title={user_agent ?? undefined}>
          {device}
        </span>
        <span className="block text-ink-muted text-xs">
          {kind === "token" && "API access · "}
          {address ?? "Unknown address"} ·{" "}
          <time dateTime={created_at} title={formatMoment(created_at, timeZone)}>
            since {since}
          </time>{" "}
          ·{" "}
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
          className="shrink-0"
          aria-label={`Sign out ${device}, ${address ?? "unknown address"}`}
          onClick={onEnd}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

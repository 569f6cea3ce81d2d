import type { Actor, Authorized } from "@/lib/domain/actor";
import { audiencesOf } from "@/lib/domain/change-events/audiences-of";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OrganizationFeed } from "./organization-feed";
import { type FeedItem, readLiveChanges } from "./read-live-changes";
import { subscribeToFeed } from "./subscribe-to-feed";

/** What comes next: changes, or that so much happened that the reader had better begin anew after `resetTo`. */
export type Batch = { deliveries: FeedItem[]; resetTo?: bigint };

/** A reader of an organization's change events; see `followChanges`. */
export type Follower = {
  /** The event after which it goes on. */
  readonly position: bigint;
  /** The next batch; null when there is none yet. One call at a time. */
  take(): Promise<Batch | null>;
  close(): void;
};

/**
 * Follows the change events of the actor's organization after `since`, or from now on (api.md 3.7). `onArrival` is
 * called whenever there may be more to take. Throws `forbidden` without VIEW.
 */
export async function followChanges(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  since: bigint | null,
  onArrival: () => void,
): Promise<Follower> {
  const { organizationId } = actor;
  const { feed, leave } = await subscribeToFeed(organizationId, onArrival);
  let position = since ?? feed.committedUpTo;
  return {
    get position() {
      return position;
    },
    async take() {
      for (;;) {
        const { deliveries, committedUpTo, isTooFarBehind, isMore } = await next(
          feed,
          organizationId,
          position,
        );
        position = committedUpTo;
        if (isTooFarBehind) return { deliveries: [], resetTo: committedUpTo };
        if (deliveries.length > 0) return { deliveries };
        if (!isMore) return null;
      }
    },
    close: leave,
  };
}

/** The changes that the actor may see; of a view that was taken from them, no more than that. */
export function visibleChanges(actor: Actor, deliveries: FeedItem[]): LiveChange[] {
  const circles = audiencesOf(actor);
  return deliveries.flatMap(({ change, audience, leavesAudience }) => {
    if (circles.includes(audience)) return [change];
    const { is_shared } = change.changes;
    return leavesAudience && is_shared ? [{ ...change, changes: { is_shared }, record: null }] : [];
  });
}

/** From the memory of the feed where it reaches back so far, else read for this follower alone. */
async function next(feed: OrganizationFeed, organizationId: string, position: bigint) {
  // A place ahead of the feed may be one that never was.
  const deliveries = position > feed.committedUpTo ? undefined : feed.after(position);
  if (!deliveries) {
    const changes = await readLiveChanges(organizationId, position, feed.committedUpTo);
    // What was read may end where the memory begins: go on there.
    return { ...changes, isMore: changes.isMore || changes.committedUpTo < feed.committedUpTo };
  }
  const last = deliveries.at(-1);
  return {
    deliveries,
    committedUpTo: last ? BigInt(last.change.id) : position,
    isTooFarBehind: false,
    isMore: false,
  };
}

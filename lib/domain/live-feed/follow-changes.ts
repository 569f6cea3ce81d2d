import type { Actor, Authorized } from "@/lib/domain/actor";
import { audiencesOf } from "@/lib/domain/change-events/audiences-of";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OrganizationFeed } from "./organization-feed";
import { type FeedItem, readLiveChanges } from "./read-live-changes";
import { subscribeToFeed } from "./subscribe-to-feed";

/**
 * The next changes; or `reset`: too many to send. Those after `since` are in the change events, and the reader continues
 * after `id`.
 */
type Batch = { deliveries: FeedItem[]; reset?: { id: bigint; since: bigint } };

/** A reader of an organization's change events; see `followChanges`. */
export type Follower = {
  /** The event after which it continues. */
  readonly position: bigint;
  /**
   * Returns the next batch, or null if nothing has changed yet. Call it again only after it has
   * returned.
   */
  take(): Promise<Batch | null>;
  close(): void;
};

/**
 * Follows the change events of the actor's organization after `since`, or from now on (docs/api.md 3.7). Calls `onArrival`
 * whenever there may be more to take.
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
        const { items, committedUpTo, isTooFarBehind, isMore } = await next(
          feed,
          organizationId,
          position,
        );
        // A position ahead of all events is of another database: then all of them are new to the reader.
        const since = position > committedUpTo ? 0n : position;
        position = committedUpTo;
        if (isTooFarBehind) return { deliveries: [], reset: { id: committedUpTo, since } };
        if (items.length > 0) return { deliveries: items };
        if (!isMore) return null;
      }
    },
    close: leave,
  };
}

/** The changes that the actor may see. Of a view that stopped being shared with the actor, only that fact. */
export function visibleChanges(actor: Actor, deliveries: FeedItem[]): LiveChange[] {
  const audiences = audiencesOf(actor);
  return deliveries.flatMap(({ change, audience, leavesAudience }) => {
    if (audiences.includes(audience)) return [change];
    const { is_shared } = change.changes;
    return leavesAudience && is_shared ? [{ ...change, changes: { is_shared }, record: null }] : [];
  });
}

/** Takes the next changes from the feed's memory if it reaches back to `position`; otherwise reads them. */
async function next(feed: OrganizationFeed, organizationId: string, position: bigint) {
  // A position ahead of the feed may be of another database: only the database can say.
  const items = position > feed.committedUpTo ? undefined : feed.after(position);
  if (!items) {
    const changes = await readLiveChanges(organizationId, position, feed.committedUpTo);
    // The read may end where the feed's memory begins: continue there.
    return { ...changes, isMore: changes.isMore || changes.committedUpTo < feed.committedUpTo };
  }
  const last = items.at(-1);
  return {
    items,
    committedUpTo: last ? BigInt(last.change.id) : position,
    isTooFarBehind: false,
    isMore: false,
  };
}

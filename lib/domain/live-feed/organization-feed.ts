import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/lib/db/client";
import { onCommit } from "@/lib/db/listen";
import { eventHighWaterMark } from "@/lib/domain/change-events/sql/event-barrier";
import { type FeedItem, PAGE, readLiveChanges } from "./read-live-changes";

/** Number of changes kept in memory for followers that are slightly behind; others read for themselves. */
const MAX_KEPT = 500;
/** Interval at which a feed reads even without a notification. */
const POLL_MS = 5_000;
/** Pauses between reads while a running transaction blocks events. It may end without a notification. */
const MIN_RECHECK_MS = 50;
const MAX_RECHECK_MS = 1_000;

/**
 * The committed change events of one organization, read once for all followers in this process. Never reads beyond the
 * high-water mark.
 */
export class OrganizationFeed {
  isClosed = false;
  private recent: FeedItem[] = [];
  private followers = new Set<() => void>();
  private isReading = false;
  private isStale = false;
  private recheckMs = MIN_RECHECK_MS;
  private recheckTimer: NodeJS.Timeout | undefined;
  private readonly stopListening: () => void;
  private readonly poll: NodeJS.Timeout;

  private constructor(
    private readonly organizationId: string,
    /** All changes after this event, up to `position`, are in `recent`. */
    private keptFrom: bigint,
    private position: bigint,
  ) {
    this.stopListening = onCommit(organizationId, () => this.notify());
    this.poll = setInterval(() => this.notify(), POLL_MS).unref();
  }

  /** Opens a feed of the events that are committed from now on. */
  static async open(organizationId: string): Promise<OrganizationFeed> {
    const { committedUpTo } = await eventHighWaterMark(db({ organizationId }), organizationId);
    const feed = new OrganizationFeed(organizationId, committedUpTo, committedUpTo);
    feed.notify();
    return feed;
  }

  /** The event up to which everything has been read. */
  get committedUpTo(): bigint {
    return this.position;
  }

  /** The next changes after an event, at most a page; undefined if they are no longer kept. */
  after(since: bigint): FeedItem[] | undefined {
    if (since < this.keptFrom) return undefined;
    const first = this.recent.findIndex(({ change }) => BigInt(change.id) > since);
    return first === -1 ? [] : this.recent.slice(first, first + PAGE);
  }

  /** Calls `follower` whenever more has been read; returns the function that stops this. */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  get isFollowed(): boolean {
    return this.followers.size > 0;
  }

  close(): void {
    this.isClosed = true;
    this.stopListening();
    clearInterval(this.poll);
    clearTimeout(this.recheckTimer);
  }

  private notify() {
    this.isStale = true;
    if (!this.isReading) void this.readAll();
  }

  private async readAll() {
    this.isReading = true;
    while (this.isStale && !this.isClosed) {
      this.isStale = false;
      const started = performance.now();
      // If a read fails, for example while the database is unavailable, the next one catches up.
      await this.read().catch(() => {});
      // Limits reading to half of the time, however many changes arrive.
      if (this.isStale) await pause(performance.now() - started);
    }
    this.isReading = false;
  }

  private async read() {
    const { items, committedUpTo, isBlocked, isMore, isTooFarBehind } = await readLiveChanges(
      this.organizationId,
      this.position,
    );
    this.isStale ||= isMore;
    this.scheduleRecheck(isBlocked);
    if (committedUpTo <= this.position) return;
    this.position = committedUpTo;
    this.recent.push(...items);
    if (isTooFarBehind) {
      this.recent = [];
      this.keptFrom = committedUpTo;
    }
    const dropped = this.recent.splice(0, Math.max(0, this.recent.length - MAX_KEPT)).at(-1);
    if (dropped) this.keptFrom = BigInt(dropped.change.id);
    if (items.length > 0 || isTooFarBehind) for (const follower of this.followers) follower();
  }

  private scheduleRecheck(isBlocked: boolean) {
    clearTimeout(this.recheckTimer);
    if (!isBlocked || this.isClosed) {
      this.recheckMs = MIN_RECHECK_MS;
      return;
    }
    this.recheckTimer = setTimeout(() => this.notify(), this.recheckMs).unref();
    this.recheckMs = Math.min(this.recheckMs * 2, MAX_RECHECK_MS);
  }
}

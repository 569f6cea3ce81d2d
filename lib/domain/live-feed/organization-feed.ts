import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/lib/db/client";
import { onCommit } from "@/lib/db/listen";
import { eventHighWaterMark } from "@/lib/domain/change-events/append-events";
import { type FeedItem, PAGE, readLiveChanges } from "./read-live-changes";

/** So many deliveries stay in memory for followers who are a little behind; others read for themselves. */
const MAX_KEPT = 500;
/** How often a feed looks by itself, should nobody have woken it, in milliseconds. */
const POLL = 5_000;
/** The pauses between looks while a running transaction holds events back: it may end without a word. */
const SHORTEST_RECHECK = 50;
const LONGEST_RECHECK = 1_000;

/**
 * The change events of one organization as they are committed, read once for everybody in this process who follows
 * them. Never reads beyond what is settled.
 */
export class OrganizationFeed {
  isClosed = false;
  private recent: FeedItem[] = [];
  private followers = new Set<() => void>();
  private isReading = false;
  private isStale = false;
  private recheck = SHORTEST_RECHECK;
  private recheckTimer: NodeJS.Timeout | undefined;
  private readonly stopListening: () => void;
  private readonly poll: NodeJS.Timeout;

  private constructor(
    private readonly organizationId: string,
    /** Deliveries after this event are kept, without a gap. */
    private keptFrom: bigint,
    private position: bigint,
  ) {
    this.stopListening = onCommit(organizationId, () => this.wake());
    this.poll = setInterval(() => this.wake(), POLL).unref();
  }

  /** A feed of what is committed from now on. */
  static async open(organizationId: string): Promise<OrganizationFeed> {
    const { committedUpTo } = await eventHighWaterMark(db({ organizationId }), organizationId);
    const feed = new OrganizationFeed(organizationId, committedUpTo, committedUpTo);
    feed.wake();
    return feed;
  }

  /** The event up to which all has been read. */
  get committedUpTo(): bigint {
    return this.position;
  }

  /** The next deliveries after an event, at most a page; undefined when they are no longer kept. */
  after(since: bigint): FeedItem[] | undefined {
    if (since < this.keptFrom) return undefined;
    const first = this.recent.findIndex(({ change }) => BigInt(change.id) > since);
    return first === -1 ? [] : this.recent.slice(first, first + PAGE);
  }

  /** Calls `follower` whenever more has been read; answers how to stop. */
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

  private wake() {
    this.isStale = true;
    if (!this.isReading) void this.readAll();
  }

  private async readAll() {
    this.isReading = true;
    while (this.isStale && !this.isClosed) {
      this.isStale = false;
      const started = performance.now();
      // A look that fails, as while the database is away, is made good by the next.
      await this.read().catch(() => {});
      // Reads at most half of the time, however fast others write.
      if (this.isStale) await pause(performance.now() - started);
    }
    this.isReading = false;
  }

  private async read() {
    const { deliveries, committedUpTo, isBlocked, isMore, isTooFarBehind } = await readLiveChanges(
      this.organizationId,
      this.position,
    );
    this.isStale ||= isMore;
    this.lookAgain(isBlocked);
    if (committedUpTo <= this.position) return;
    this.position = committedUpTo;
    this.recent.push(...deliveries);
    if (isTooFarBehind) {
      this.recent = [];
      this.keptFrom = committedUpTo;
    }
    const dropped = this.recent.splice(0, Math.max(0, this.recent.length - MAX_KEPT)).at(-1);
    if (dropped) this.keptFrom = BigInt(dropped.change.id);
    if (deliveries.length > 0 || isTooFarBehind) for (const follower of this.followers) follower();
  }

  private lookAgain(isBlocked: boolean) {
    clearTimeout(this.recheckTimer);
    if (!isBlocked || this.isClosed) {
      this.recheck = SHORTEST_RECHECK;
      return;
    }
    this.recheckTimer = setTimeout(() => this.wake(), this.recheck).unref();
    this.recheck = Math.min(this.recheck * 2, LONGEST_RECHECK);
  }
}

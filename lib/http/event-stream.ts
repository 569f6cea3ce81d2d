import type { NextRequest } from "next/server";
import { authenticate } from "@/lib/auth/authenticate";
import { type Actor, type Authorized, authorize, can } from "@/lib/domain/actor";
import {
  type Follower,
  followChanges,
  visibleChanges,
} from "@/lib/domain/live-feed/follow-changes";
import { toDomainError } from "@/lib/domain/to-domain-error";
import { actorIn } from "@/lib/http/actor-in";
import { changeFrame, HEARTBEAT, resetFrame, startFrame } from "./event-stream-frames";
import { log } from "./log";
import { admitStream } from "./open-streams";

/** Interval at which a stream checks its caller's access. */
const TICK_MS = 5_000;
const TICKS_PER_HEARTBEAT = 3;
/** A client that reads nothing for this many ticks is gone. */
const TICKS_UNTIL_STALLED = 12;

/** Headers of a stream; the last two keep proxies from buffering or transforming it. */
export const EVENT_STREAM_HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/**
 * Returns the change events visible to the caller, after `since` or from now on, as server-sent
 * events (docs/api.md 3.7). The stream ends when the caller's access ends, when the client stops
 * reading, and when the server stops. Throws `rate_limited`, `unavailable`.
 */
export async function openEventStream(
  request: NextRequest,
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  since: bigint | null,
): Promise<ReadableStream<Uint8Array>> {
  const stream = new EventStream(request, actor);
  await stream.begin(since);
  return stream.body;
}

class EventStream {
  /** Produces a frame only when the client reads, so that a slow client does not fill memory. */
  readonly body = new ReadableStream<Uint8Array>(
    { pull: (controller) => this.pull(controller), cancel: () => this.end() },
    { highWaterMark: 0 },
  );
  private readonly leaveSlot: () => void;
  private readonly timer: NodeJS.Timeout;
  private follower: Follower | undefined;
  private frames: string[] = [];
  private hasEnded = false;
  private isPulling = false;
  private ticks = 0;
  private idleTicks = 0;
  private wake: () => void = () => {};

  constructor(
    private readonly request: NextRequest,
    private actor: Authorized<"VIEW_SALES_PIPELINES">,
  ) {
    this.leaveSlot = admitStream(`${actor.organizationId}:${actor.apiKeyId ?? actor.userId}`, () =>
      this.end(),
    );
    this.timer = setInterval(() => void this.tick(), TICK_MS).unref();
    request.signal.addEventListener("abort", () => this.end(), { once: true });
  }

  async begin(since: bigint | null) {
    try {
      this.follower = await followChanges(this.actor, since, () => this.wake());
    } catch (error) {
      this.end();
      throw error;
    }
    // The start sets the id where the stream begins, so that a client that reconnects before any
    // change misses none.
    this.frames.push(HEARTBEAT, startFrame(this.follower.position));
    // The client left while the stream was being opened.
    if (this.hasEnded) this.follower.close();
  }

  private async pull(controller: ReadableStreamDefaultController<Uint8Array>) {
    this.isPulling = true;
    while (!this.hasEnded) {
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      if (this.frames.length === 0) await this.takeFrames();
      if (this.hasEnded) break;
      if (this.frames.length > 0) {
        controller.enqueue(new TextEncoder().encode(this.frames.splice(0).join("")));
        this.isPulling = false;
        this.idleTicks = 0;
        return;
      }
      await woken;
    }
    controller.close();
  }

  /** Adds the next frames; none if there is no event yet or the database is unavailable. */
  private async takeFrames() {
    const batch = await this.follower?.take().catch((error) => this.surviveOutage(error));
    if (!batch) return;
    // A batch is taken only once. If the access check fails, end the stream; the client reconnects
    // and gets the batch again.
    if (batch.deliveries.some(({ change }) => CHANGES_ACCESS.has(change.record_type))) {
      await this.checkAccess().catch(() => this.end());
    }
    if (this.hasEnded) return;
    if (batch.reset) this.frames.push(resetFrame(batch.reset));
    this.frames.push(...visibleChanges(this.actor, batch.deliveries).map(changeFrame));
    // The whole batch was invisible to this caller: take the next one.
    if (this.frames.length === 0) this.wake();
  }

  /** Waits out an unavailable database; any other error ends the stream. */
  private surviveOutage(error: unknown): null {
    if (toDomainError(error).code !== "unavailable") {
      log.error({ path: this.request.nextUrl.pathname, err: error }, "An event stream failed");
      this.end();
    }
    return null;
  }

  private async tick() {
    const isBeat = ++this.ticks % TICKS_PER_HEARTBEAT === 0;
    this.idleTicks = this.isPulling ? 0 : this.idleTicks + 1;
    if (this.idleTicks >= TICKS_UNTIL_STALLED) return this.end();
    await this.checkAccess().catch(() => {});
    if (isBeat && this.frames.length === 0) this.frames.push(HEARTBEAT);
    this.wake();
  }

  /**
   * Updates the actor's permissions, or ends the stream if the caller lost access to the
   * organization.
   */
  private async checkAccess() {
    const caller = await authenticate(this.request);
    const actor = caller && (await this.inOrganization(caller.actor));
    if (
      !actor ||
      actor.organizationId !== this.actor.organizationId ||
      !can(actor, "VIEW_SALES_PIPELINES")
    )
      this.end();
    else this.actor = authorize(actor, "VIEW_SALES_PIPELINES");
  }

  private inOrganization(caller: Actor): Promise<Actor | null> {
    const selected = this.request.headers.get("organization-id");
    if (!selected) return Promise.resolve(caller);
    return actorIn(caller, selected).catch((error) => {
      if (toDomainError(error).code === "forbidden") return null;
      throw error;
    });
  }

  private end() {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearInterval(this.timer);
    this.leaveSlot();
    this.follower?.close();
    this.wake();
  }
}

/** Record types whose events may change the caller's permissions. */
const CHANGES_ACCESS: ReadonlySet<string> = new Set(["member", "api_key"]);

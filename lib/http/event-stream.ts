import type { NextRequest } from "next/server";
import { authenticate } from "@/lib/auth/authenticate";
import { type Actor, type Authorized, authorize, can } from "@/lib/domain/actor";
import {
  type Follower,
  followChanges,
  visibleChanges,
} from "@/lib/domain/live-feed/follow-changes";
import { toRefusal } from "@/lib/domain/to-domain-error";
import { actorIn } from "@/lib/http/actor-in";
import { changeFrame, HEARTBEAT, resetFrame, startFrame } from "./event-stream-frames";
import { log } from "./log";
import { admitStream } from "./open-streams";

/** How often a stream asks whether its caller may still listen, in milliseconds. */
const TICK = 5_000;
const TICKS_A_HEARTBEAT = 3;
/** A reader that takes nothing for so many ticks is gone. */
const TICKS_UNTIL_STALLED = 12;

/** What a proxy must be told, so that it hands events on as they come. */
export const EVENT_STREAM_HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-cache, no-transform",
  "X-Accel-Buffering": "no",
};

/**
 * The change events that the caller may see, after `since` or from now on, as server-sent events (api.md 3.7). Ends
 * when the caller's access ends, when nobody reads, and when the server stops. Throws `rate_limited`.
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
  /** Produces only what is asked for: a slow reader makes nothing pile up. */
  readonly body = new ReadableStream<Uint8Array>(
    { pull: (controller) => this.pull(controller), cancel: () => this.end() },
    { highWaterMark: 0 },
  );
  private readonly admitted: () => void;
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
    this.admitted = admitStream(`${actor.organizationId}:${actor.apiKeyId ?? actor.userId}`, () =>
      this.end(),
    );
    this.timer = setInterval(() => void this.tick(), TICK).unref();
    request.signal.addEventListener("abort", () => this.end(), { once: true });
  }

  async begin(since: bigint | null) {
    try {
      this.follower = await followChanges(this.actor, since, () => this.wake());
    } catch (error) {
      this.end();
      throw error;
    }
    // The first frame says where the stream begins: a reader that loses it before any event misses none either.
    this.frames.push(HEARTBEAT);
    if (since === null) this.frames.push(startFrame(this.follower.position));
    // Left while this was opened.
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

  /** Puts what comes next into `frames`: nothing when there is nothing yet, or while the database is away. */
  private async takeFrames() {
    const batch = await this.follower?.take().catch((error) => this.outlive(error));
    if (!batch) return;
    // What was taken and not sent is lost to this stream: one that cannot be shown ends it, and the reader comes back.
    if (batch.deliveries.some(({ change }) => CHANGES_ACCESS.has(change.record_type))) {
      await this.checkAccess().catch(() => this.end());
    }
    if (this.hasEnded) return;
    if (batch.resetTo !== undefined) this.frames.push(resetFrame(batch.resetTo));
    this.frames.push(...visibleChanges(this.actor, batch.deliveries).map(changeFrame));
    // All of it was for others: what follows may not be.
    if (this.frames.length === 0) this.wake();
  }

  /** A database out of reach is waited for; anything else ends the stream. */
  private outlive(error: unknown): null {
    if (toRefusal(error).code !== "unavailable") {
      log.error({ path: this.request.nextUrl.pathname, err: error }, "An event stream failed");
      this.end();
    }
    return null;
  }

  private async tick() {
    const isBeat = ++this.ticks % TICKS_A_HEARTBEAT === 0;
    this.idleTicks = this.isPulling ? 0 : this.idleTicks + 1;
    if (this.idleTicks >= TICKS_UNTIL_STALLED) return this.end();
    await this.checkAccess().catch(() => {});
    if (isBeat && this.frames.length === 0) this.frames.push(HEARTBEAT);
    this.wake();
  }

  /** Ends the stream unless its caller may still listen to this organization; what they may see is as of now. */
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
      if (toRefusal(error).code === "forbidden") return null;
      throw error;
    });
  }

  private end() {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearInterval(this.timer);
    this.admitted();
    this.follower?.close();
    this.wake();
  }
}

/** Events after which the caller may be somebody else than before. */
const CHANGES_ACCESS: ReadonlySet<string> = new Set(["member", "api_key"]);

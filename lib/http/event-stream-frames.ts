import type { LiveChange } from "@/lib/domain/live-feed/schema";

/** A comment: clients ignore it, and it keeps proxies from closing an idle connection. */
export const HEARTBEAT = ": heartbeat\n\n";

/** Begins a stream: `id` is the position after which it continues, also after a lost connection. */
export function startFrame(id: bigint): string {
  return `id: ${id}\nevent: start\ndata: {}\n\n`;
}

/**
 * Tells the client that it is too far behind: what it missed is in `/change_events` after `since`. The
 * stream goes on after `id`.
 */
export function resetFrame({ id, since }: { id: bigint; since: bigint }): string {
  return `id: ${id}\nevent: reset\ndata: {"since":${since}}\n\n`;
}

// Serializes a change once for all streams that send it.
const frames = new WeakMap<LiveChange, string>();

/** Returns the frame of a change event with its record and totals (docs/api.md 3.7). */
export function changeFrame(change: LiveChange): string {
  const existing = frames.get(change);
  if (existing !== undefined) return existing;
  const frame = `id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
  frames.set(change, frame);
  return frame;
}

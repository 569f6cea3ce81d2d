import type { LiveChange } from "@/lib/domain/live-feed/schema";

/** A comment, which readers ignore and proxies take for life. */
export const HEARTBEAT = ": heartbeat\n\n";

/** Sets where a reader that comes back goes on, without an event. */
export function startFrame(id: bigint): string {
  return `id: ${id}\n\n`;
}

/** Tells the reader to read everything anew, and to go on after `id`. */
export function resetFrame(id: bigint): string {
  return `id: ${id}\nevent: reset\ndata: {}\n\n`;
}

// A change is written once, however many readers it is sent to.
const written = new WeakMap<LiveChange, string>();

/** A change event with its record and totals (api.md 3.7). */
export function changeFrame(change: LiveChange): string {
  const known = written.get(change);
  if (known !== undefined) return known;
  const frame = `id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
  written.set(change, frame);
  return frame;
}

import { DomainError } from "@/lib/domain/errors";
import { ProcessGlobal } from "@/lib/process-global";

/** Number of streams a caller may have open in one process (docs/api.md 3.7). */
const MAX_STREAMS = 20;

type OpenStream = { caller: string; end: () => void };

type Streams = { open: Set<OpenStream>; isStopping: boolean };

// Shared with the code that stops the server, which Next bundles separately.
const streams = new ProcessGlobal<Streams>("opportuneStreams");

/**
 * Counts a stream of the caller as open until the returned function is called; `end` ends it when
 * the server stops. Throws `rate_limited` if the caller has too many, and `unavailable` while the
 * server stops.
 */
export function admitStream(caller: string, end: () => void): () => void {
  const { open, isStopping } = openStreams();
  if (isStopping)
    throw new DomainError("unavailable", "The server is stopping; try again", { retryAfter: 2 });
  const own = [...open].filter((stream) => stream.caller === caller);
  if (own.length >= MAX_STREAMS) {
    throw new DomainError(
      "rate_limited",
      `At most ${MAX_STREAMS} streams may be open; close one first`,
      {
        retryAfter: 15,
      },
    );
  }
  const stream = { caller, end };
  open.add(stream);
  return () => open.delete(stream);
}

/** The number of streams that are open in this process. */
export function openStreamCount(): number {
  return openStreams().open.size;
}

/** Ends every open stream and refuses new ones, because the server stops. */
export function endStreams(): void {
  const all = openStreams();
  all.isStopping = true;
  for (const { end } of all.open) end();
}

function openStreams(): Streams {
  return streams.getOrCreate(() => ({ open: new Set(), isStopping: false }));
}

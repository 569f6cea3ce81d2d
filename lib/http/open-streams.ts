import { DomainError } from "@/lib/domain/errors";

/** So many streams a caller may have open in one process. */
export const MAX_STREAMS = 20;

type OpenStream = { caller: string; end: () => void };

// Shared with the code that stops the server, which is bundled by itself.
const shared = globalThis as typeof globalThis & {
  opportuneStreams?: { open: Set<OpenStream>; isStopping: boolean };
};

/**
 * Counts a stream of the caller as open until the answered function is called; `end` ends it when the server stops.
 * Throws `rate_limited` when the caller has too many, and `unavailable` while the server stops.
 */
export function admitStream(caller: string, end: () => void): () => void {
  const { open, isStopping } = streams();
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

/** Ends every open stream, and lets no more begin: the server stops. */
export function endStreams(): void {
  const all = streams();
  all.isStopping = true;
  for (const { end } of all.open) end();
}

function streams() {
  shared.opportuneStreams ??= { open: new Set(), isStopping: false };
  return shared.opportuneStreams;
}

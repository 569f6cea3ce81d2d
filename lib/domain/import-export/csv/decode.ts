import { invalid } from "@/lib/domain/errors";

/** Yields the text of a file's bytes in pieces, without a byte order mark. Throws `invalid` if they are not in that encoding. */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of bytes)
    yield textOf(() => decoder.decode(piece, { stream: true }), encoding);
  yield textOf(() => decoder.decode(), encoding);
}

function textOf(read: () => string, encoding: string): string {
  try {
    return read();
  } catch {
    throw invalid({
      field: "file",
      message: `must be ${encoding.toUpperCase()}: save it so, or say its encoding`,
    });
  }
}

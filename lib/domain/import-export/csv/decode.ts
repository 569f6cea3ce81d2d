import { DomainError, invalid } from "@/lib/domain/errors";

/** How a sender may say what encoding a file has; each is a name that `TextDecoder` knows. */
type Named = {
  /** The encoding that the request's query names; it counts most. */
  encoding?: string;
  /** The `charset` of the request's `Content-Type`. */
  charset?: string;
};

/**
 * Yields the text of a file's bytes in pieces, without a byte order mark. Without a named encoding the byte
 * order mark tells it, else the file is UTF-8. Throws `invalid` if the bytes are not in that encoding, and
 * `unsupported_media_type` for an unknown charset.
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, charset }: Named = {},
): AsyncGenerator<string> {
  if (charset !== undefined) assertKnown(charset);
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    if (decoder) {
      yield textOf(decoder, piece, true);
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < MARK_BYTES) continue;
    decoder = decoderOf(head, encoding, charset);
    yield textOf(decoder, head, true);
  }
  yield decoder
    ? textOf(decoder, undefined, false)
    : textOf(decoderOf(head, encoding, charset), head, false);
}

const MARK_BYTES = 2;

function decoderOf(head: Uint8Array, encoding?: string, charset?: string): TextDecoder {
  const mark = head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : undefined;
  const marked = head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : mark;
  // "UTF-16" leaves the order of the bytes to their mark (RFC 2781).
  const named = /^utf-?16$/i.test(charset ?? "") ? (marked ?? "utf-16le") : charset;
  return new TextDecoder(encoding ?? named ?? marked ?? "utf-8", { fatal: true });
}

function assertKnown(charset: string): void {
  try {
    new TextDecoder(charset);
  } catch {
    throw new DomainError(
      "unsupported_media_type",
      `Send the file in UTF-8, or in another charset than ${charset}`,
    );
  }
}

function textOf(decoder: TextDecoder, bytes: Uint8Array | undefined, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw invalid({
      field: "file",
      message: `must be ${decoder.encoding.toUpperCase()}: save it so, or say its encoding`,
    });
  }
}

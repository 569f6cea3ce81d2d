import { pipeline, Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { DomainError } from "@/lib/domain/errors";
import { HttpError } from "./http-error";

const ENCODINGS = "gzip, deflate, br";

/**
 * Yields the request's body, decoded from gzip, deflate or br (docs/api.md 1). Throws
 * `unsupported_media_type` for another `Content-Encoding`, `malformed_request` for a body that is
 * not so encoded, and `too_large` as soon as more than `maxBytes` were sent or decoded.
 */
export async function* readBytes(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return;
  const encoding = encodingOf(request);
  const sent = withinLimit(request.body, maxBytes);
  yield* encoding === "identity" ? sent : withinLimit(decoded(sent, encoding), maxBytes);
}

/** The error for a body of more than `maxBytes`. */
export function tooLarge(maxBytes: number): DomainError {
  const limit = maxBytes < 1_000_000 ? `${maxBytes / 1_000} KB` : `${maxBytes / 1_000_000} MB`;
  return new DomainError("too_large", `The body is larger than ${limit}`);
}

type Encoding = "identity" | "gzip" | "deflate" | "br";

function encodingOf(request: Request): Encoding {
  const sent = (request.headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (sent === "" || sent === "identity") return "identity";
  if (sent === "gzip" || sent === "x-gzip") return "gzip";
  if (sent === "deflate" || sent === "br") return sent;
  throw new HttpError("unsupported_media_type", `Encode the body as ${ENCODINGS}, or not at all`, {
    "Accept-Encoding": ENCODINGS,
  });
}

async function* withinLimit(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

async function* decoded(
  chunks: AsyncGenerator<Uint8Array>,
  encoding: Exclude<Encoding, "identity">,
): AsyncGenerator<Uint8Array> {
  const { value: first } = await chunks.next();
  if (!first) return;
  const source = Readable.from(startingWith(first, chunks));
  try {
    // The callback only keeps the error from being unhandled: the decoder's reader gets it too.
    yield* pipeline(source, decoderFor(encoding, first), () => {});
  } catch (error) {
    if (!isEncodingError(error)) throw error;
    throw new DomainError("malformed_request", `The body is not encoded as ${encoding}`);
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>) {
  yield first;
  yield* rest;
}

/** Some clients send `deflate` without the zlib header, whose first byte ends in 8. */
function decoderFor(encoding: Exclude<Encoding, "identity">, first: Uint8Array): Transform {
  if (encoding === "gzip") return createGunzip();
  if (encoding === "br") return createBrotliDecompress();
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

function isEncodingError(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    /^(Z_|ERR__ERROR_)/.test(error.code)
  );
}

import { createHash } from "node:crypto";
import { DomainError } from "@/lib/domain/errors";
import { readBytes } from "./body";
import { isJsonBlank, parseJsonInSlices } from "./json-in-slices";
import { assertJson, isObject, type SentBody } from "./parse";

/** Bodies may be wrapped in this member (docs/api.md 3.6). */
const WRAPPER = "bundle";
const FIRST_BYTES = 64_000;

/**
 * Reads a large body without keeping other requests waiting, and keeps only the named members of
 * its object. The text of the body is its digest. Throws as `readBody` does, and `too_large` for
 * one that would take up too much memory.
 */
export async function readLargeBody(
  request: Request,
  maxBytes: number,
  members: readonly string[],
): Promise<SentBody> {
  assertJson(request);
  const hash = createHash("sha256");
  const bytes = await readAll(request, maxBytes, (chunk) => hash.update(chunk));
  const text = hash.digest("hex");
  if (bytes.every(isJsonBlank)) return { text, object: {} };
  const value = await parseJsonInSlices(bytes, (name) => members.includes(name), WRAPPER);
  if (isObject(value)) return { text, object: value };
  throw new DomainError("malformed_request", "The body must be a JSON object");
}

/** Returns the whole body in one piece, of the size that the client announced if it did. */
async function readAll(
  request: Request,
  maxBytes: number,
  onChunk: (chunk: Uint8Array) => void,
): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  let bytes = Buffer.allocUnsafe(Math.min(maxBytes, Math.max(FIRST_BYTES, announced || 0)));
  let size = 0;
  for await (const chunk of readBytes(request, maxBytes)) {
    onChunk(chunk);
    if (size + chunk.byteLength > bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (size + chunk.byteLength));
      bytes.copy(larger, 0, 0, size);
      bytes = larger;
    }
    bytes.set(chunk, size);
    size += chunk.byteLength;
  }
  return bytes.subarray(0, size);
}

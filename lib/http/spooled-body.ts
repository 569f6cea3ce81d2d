import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DomainError } from "@/lib/domain/errors";
import { readBytes, tooLarge } from "./body";

type AcceptedBody = { type: string; maxBytes: number };

// A few thousand CSV lines.
const CHUNK_BYTES = 256_000;

/**
 * Writes the request's body to a temporary file while `work` runs: the body is complete before the
 * work begins, can be read more than once and is never entirely in memory. `digest` is its SHA-256.
 * Throws `unsupported_media_type`, and `too_large` for more than `maxBytes`, without reading
 * further.
 */
export async function withSpooledBody<T>(
  request: Request,
  { type, maxBytes }: AcceptedBody,
  work: (open: () => AsyncIterable<Uint8Array>, digest: string) => Promise<T>,
): Promise<T> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const [sent = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (sent.trim().toLowerCase() !== type)
    throw new DomainError("unsupported_media_type", `Send the body as ${type}`);
  const folder = await mkdtemp(path.join(tmpdir(), "opportune-body-"));
  try {
    const file = path.join(folder, "body");
    const digest = await spool(request, file, maxBytes);
    return await work(() => createReadStream(file, { highWaterMark: CHUNK_BYTES }), digest);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spool(request: Request, file: string, maxBytes: number): Promise<string> {
  const target = await open(file, "w", 0o600);
  try {
    const hash = createHash("sha256");
    for await (const chunk of readBytes(request, maxBytes)) {
      hash.update(chunk);
      await target.write(chunk);
    }
    return hash.digest("hex");
  } finally {
    await target.close();
  }
}

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DomainError } from "@/lib/domain/errors";

type Accepted = { type: string; maxBytes: number };

// Some thousand lines at a time.
const PIECE = 256_000;

/**
 * Keeps the request's body in a file of its own until `work` is done, so that it is whole before work begins, may be read
 * more than once, and is never in memory as a whole; `digest` is its SHA-256. Throws `too_large` beyond `maxBytes` (without reading further) and
 * `unsupported_media_type` for another type.
 */
export async function withSpooledBody<T>(
  request: Request,
  { type, maxBytes }: Accepted,
  work: (open: () => AsyncIterable<Uint8Array>, digest: string) => Promise<T>,
): Promise<T> {
  const tooLarge = new DomainError(
    "too_large",
    `The body is larger than ${maxBytes / 1_000_000} MB`,
  );
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  const [sent = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (sent.trim().toLowerCase() !== type)
    throw new DomainError("unsupported_media_type", `Send the body as ${type}`);
  const folder = await mkdtemp(path.join(tmpdir(), "opportune-body-"));
  try {
    const file = path.join(folder, "body");
    const digest = await spool(request, file, maxBytes, tooLarge);
    return await work(() => createReadStream(file, { highWaterMark: PIECE }), digest);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spool(
  request: Request,
  file: string,
  maxBytes: number,
  tooLarge: DomainError,
): Promise<string> {
  const target = await open(file, "w", 0o600);
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge;
      hash.update(chunk);
      await target.write(chunk);
    }
    return hash.digest("hex");
  } finally {
    await target.close();
  }
}

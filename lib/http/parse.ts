import { DomainError } from "@/lib/domain/errors";

export type JsonObject = Record<string, unknown>;

/** A request's body: its text, and the JSON object it contains. */
export type SentBody = { text: string; object: JsonObject };

/**
 * Returns the request's body as a JSON object; an empty body is `{}`. Throws
 * `unsupported_media_type`, `malformed_request`, and `too_large` for more than `maxBytes`, without
 * reading further.
 */
export async function readJsonObject(request: Request, maxBytes: number): Promise<JsonObject> {
  return (await readBody(request, maxBytes)).object;
}

/** Reads the body like `readJsonObject`, and returns its text too. */
export async function readBody(request: Request, maxBytes: number): Promise<SentBody> {
  const text = await readText(request, maxBytes);
  if (text.trim() === "") return { text, object: {} };
  if (!/^application\/(.+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new DomainError("unsupported_media_type", "Send the body as application/json");
  }
  const value = parseJson(text);
  if (!isObject(value))
    throw new DomainError("malformed_request", "The body must be a JSON object");
  return { text, object: value };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError("too_large", `The body is larger than ${maxBytes / 1_000_000} MB`);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("malformed_request", "The body is not UTF-8");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("malformed_request", "The body is not JSON");
  }
}

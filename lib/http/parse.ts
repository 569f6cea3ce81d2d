import { DomainError } from "@/lib/domain/errors";
import { readBytes } from "./body";
import { HttpError } from "./http-error";

export type JsonObject = Record<string, unknown>;

/** A request's body: its text, or for a large one a digest of it, and the JSON object it contains. */
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
  assertJson(request);
  return { text, object: toJsonObject(text) };
}

/** Parses a text that must be a JSON object. Throws `malformed_request`. */
export function toJsonObject(text: string): JsonObject {
  const value = parseJson(text);
  if (isObject(value)) return value;
  throw new DomainError("malformed_request", "The body must be a JSON object");
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Throws `unsupported_media_type` unless the body is JSON. A PATCH takes it in the form of a merge patch; a
 * list of operations is another language.
 */
export function assertJson({ method, headers }: Request): void {
  const [sent = ""] = (headers.get("content-type") ?? "").split(";");
  const type = sent.trim().toLowerCase();
  if (method === "PATCH" ? PATCH_TYPES.includes(type) : /^application\/(.+\+)?json$/.test(type))
    return;
  throw method === "PATCH"
    ? new HttpError("unsupported_media_type", `Send the body as ${PATCH_TYPES.join(" or ")}`, {
        "Accept-Patch": PATCH_TYPES.join(", "),
      })
    : new DomainError("unsupported_media_type", "Send the body as application/json");
}

const PATCH_TYPES = ["application/json", "application/merge-patch+json"];

/**
 * Returns the request's body as text. Throws `malformed_request` if it is not UTF-8, `too_large`
 * for more than `maxBytes`, without reading further.
 */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBytes(request, maxBytes)) chunks.push(chunk);
  return decode(Buffer.concat(chunks));
}

/** Returns the bytes as text. Throws `malformed_request` if they are not UTF-8. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("malformed_request", "The body is not UTF-8");
  }
}

/** Returns the value of a JSON text. Throws `malformed_request`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("malformed_request", "The body is not JSON");
  }
}

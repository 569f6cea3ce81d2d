import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import type { Actor } from "@/lib/domain/actor";
import type { DomainError } from "@/lib/domain/errors";
import { toDomainError } from "@/lib/domain/to-domain-error";
import { corsHeaders } from "./cors";
import type { Result } from "./endpoint";
import { log } from "./log";
import { countRequest } from "./rate-limit";
import { recordResponse } from "./record-response";
import { Reply } from "./reply";
import type { Surface } from "./surface";

/** Id and headers of the response, whatever its status. */
export type ResponseContext = { requestId: string; headers: Record<string, string> };

/** Runs the work, sends its reply with the common headers, and logs it. */
export async function respond(
  surface: Surface,
  request: NextRequest,
  work: (response: ResponseContext) => Promise<Result>,
): Promise<Response> {
  const startedAt = performance.now();
  const requestId = requestIdOf(request);
  const headers = { ...corsHeaders(), "X-Request-Id": requestId, "Cache-Control": "no-store" };
  const response: ResponseContext = { requestId, headers };
  const reply = await replyOf(surface, request, requestId, () => work(response));
  // A request that failed before its caller was known has not been counted yet.
  if (response.headers.RateLimit === undefined)
    await countAgainstLimit(request, null, response, { enforce: false });
  const { method, nextUrl } = request;
  recordResponse({ requestId, method, path: nextUrl.pathname, status: reply.status, startedAt });
  return reply.toResponse(response.headers);
}

/**
 * Counts the request for its caller or, without one, its address, and adds the quota's headers.
 * Throws `rate_limited`.
 */
export async function countAgainstLimit(
  request: NextRequest,
  caller: Actor | null,
  response: ResponseContext,
  { enforce } = { enforce: true },
): Promise<void> {
  const { headers, error } = await countRequest(request, caller);
  Object.assign(response.headers, headers);
  if (error && enforce) throw error;
}

/** Returns the reply of the work; an error becomes the surface's error reply. */
export async function replyOf(
  surface: Surface,
  request: NextRequest,
  requestId: string,
  work: () => Promise<Result>,
): Promise<Reply> {
  try {
    const result = await work();
    return result instanceof Reply ? result : new Reply(200, result);
  } catch (thrown) {
    const error = toDomainError(thrown);
    logFailure(error, thrown, request, requestId);
    const { body, contentType } = surface.render(error, requestId);
    return new Reply(surface.status(error), body, {
      "Content-Type": contentType,
      ...errorHeaders(error),
    });
  }
}

function logFailure(
  { code, detail }: DomainError,
  thrown: unknown,
  request: NextRequest,
  requestId: string,
): void {
  if (code !== "internal" && code !== "unavailable") return;
  const { method, nextUrl } = request;
  log.error({ requestId, method, path: nextUrl.pathname, err: thrown }, detail);
}

function errorHeaders({ code, extra }: DomainError): Record<string, string> {
  return {
    ...(code === "unauthenticated" && { "WWW-Authenticate": "Bearer" }),
    ...(extra.retryAfter !== undefined && { "Retry-After": String(extra.retryAfter) }),
    ...(extra.allow && { Allow: [...extra.allow, "OPTIONS"].join(", ") }),
  };
}

function requestIdOf(request: NextRequest): string {
  const sent = request.headers.get("x-request-id") ?? "";
  return /^[\w.-]{1,64}$/.test(sent) ? sent : randomUUID();
}

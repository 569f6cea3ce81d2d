import type { NextRequest } from "next/server";
import { requestOrigin } from "@/lib/auth/request-origin";
import type { Actor } from "@/lib/domain/actor";
import type { DomainError } from "@/lib/domain/errors";
import { recordRefusal } from "@/lib/domain/security-events/record-refusal";
import { type RequestFacts, withRequestFacts } from "@/lib/domain/security-events/request-facts";
import { toDomainError } from "@/lib/domain/to-domain-error";
import { corsHeaders } from "./cors";
import type { Result } from "./endpoint";
import { HttpError } from "./http-error";
import { log } from "./log";
import { countRequest } from "./rate-limit";
import { recordResponse } from "./record-response";
import { Reply } from "./reply";
import { requestIdOf } from "./request-id";
import { logSecurityEvents } from "./security-log";
import type { Surface } from "./surface";

/** Id and headers of the response, whatever its status, and the caller once it is known. */
export type ResponseContext = {
  requestId: string;
  headers: Record<string, string>;
  caller?: Actor;
};

/** The challenge of a 401 (RFC 6750). */
export const CHALLENGE = 'Bearer realm="opportune"';

/**
 * Runs the work, sends its reply with the common headers, and logs it. `route` is the path with
 * names in place of its parameters.
 */
export async function respond(
  surface: Surface,
  request: NextRequest,
  route: string,
  work: (response: ResponseContext) => Promise<Result>,
): Promise<Response> {
  const requestId = requestIdOf(request.headers.get("x-request-id"));
  const facts: RequestFacts = { requestId, ...requestOrigin(request.headers), events: [] };
  return withRequestFacts(facts, () => respondKnowing(facts, surface, request, route, work));
}

async function respondKnowing(
  facts: RequestFacts,
  surface: Surface,
  request: NextRequest,
  route: string,
  work: (response: ResponseContext) => Promise<Result>,
): Promise<Response> {
  const startedAt = performance.now();
  const { requestId, address } = facts;
  const headers = { ...corsHeaders(), "X-Request-Id": requestId, "Cache-Control": "no-store" };
  const response: ResponseContext = { requestId, headers };
  const reply = await replyOf(surface, request, requestId, () => work(response));
  // A request that failed before its caller was known has not been counted yet.
  if (response.headers.RateLimit === undefined)
    await countAgainstLimit(request, null, response, { enforce: false });
  const { method, nextUrl } = request;
  const { status } = reply;
  const path = nextUrl.pathname;
  const { caller } = response;
  if (status === 403 && facts.caller) recordRefusal(facts.caller, method, path);
  logSecurityEvents(facts, status);
  recordResponse({ requestId, method, path, route, status, address, startedAt, caller });
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
      ...(error instanceof HttpError && error.headers),
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
    ...(code === "unauthenticated" && { "WWW-Authenticate": CHALLENGE }),
    ...(extra.retryAfter !== undefined && { "Retry-After": String(extra.retryAfter) }),
    ...(extra.allow && { Allow: [...extra.allow, "OPTIONS"].join(", ") }),
  };
}

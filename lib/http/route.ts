import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { NextRequest } from "next/server";
import { authenticate } from "@/lib/auth/authenticate";
import { type Actor, type Authorized, authorize, requirePermission } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { Permission } from "@/lib/domain/permissions";
import { toRefusal } from "@/lib/domain/to-domain-error";
import { corsHeaders, preflight } from "./cors";
import { idempotent } from "./idempotency";
import { log } from "./log";
import { type JsonObject, readBody, readJsonObject } from "./parse";
import { countRequest } from "./rate-limit";
import { recordAnswer } from "./record-answer";
import { Reply } from "./reply";
import { isSameOrigin } from "./same-origin";

export type Params = Record<string, string>;

export type Context = {
  actor: Actor;
  params: Params;
  query: URLSearchParams;
  body: JsonObject;
  request: NextRequest;
  /** For an endpoint that reads its body itself: acts once for all requests with the same `Idempotency-Key` and this body. */
  idempotent(body: string, act: (actor: Actor) => Promise<Reply | object>): Promise<Reply | object>;
};

/** What one method of a route does, and who may. Answers a Reply, or what a 200 carries. */
export type Endpoint = {
  permission: Permission;
  handle: (context: Context) => Promise<Reply | object>;
  maxBytes?: number;
  /** The endpoint reads the request's body itself; it is no JSON. */
  readsBody?: boolean;
  /** The body holds a password: see `once`. */
  readsSecret?: boolean;
};

/** What one surface does its own way. */
export type Surface = {
  /** The refusal as the surface shows it. */
  render(refusal: DomainError, requestId: string): { body: object; contentType: string };
  status(refusal: DomainError): number;
  /** The actor that the request selects among those the caller may be. `body` is undefined before it is read. */
  resolveActor?(actor: Actor, request: NextRequest, body?: JsonObject): Promise<Actor>;
  /** The part of the body that the endpoint reads. */
  unwrapBody?(body: JsonObject): JsonObject;
  /** Throws when the record the path names is not there or not the caller's to touch: told before what is wrong with the body. */
  assertExists?(actor: Authorized<"VIEW_SALES_PIPELINES">, params: Params): Promise<unknown>;
};

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
export type Endpoints = Partial<Record<Method, Endpoint>>;
type OpenContext = Omit<Context, "actor" | "idempotent">;
type Handler = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>;

/** The handlers of a route file; methods it does not have answer 405. Refusals come in the order of api.md 1. */
export function routes(
  surface: Surface,
  endpoints: Endpoints,
): Record<Method | "OPTIONS", Handler> {
  const allow = METHODS.filter((method) => endpoints[method]);
  const handlers = METHODS.map(
    (method) => [method, handler(surface, endpoints[method], allow)] as const,
  );
  return {
    ...(Object.fromEntries(handlers) as Record<Method, Handler>),
    OPTIONS: async () => preflight(allow),
  };
}

/** A handler that needs no caller, such as signing in or the health check. */
export function openRoute(
  surface: Surface,
  handle: (context: OpenContext) => Promise<Reply | object>,
  method: Method,
) {
  const allow = [method];
  const answering: Handler = (request, { params }) =>
    answer(surface, request, async (exchange) => {
      // Reads are of health: whoever watches over the server is never refused.
      await count(exchange, request, null, { refuses: method !== "GET" });
      const body = method === "GET" ? {} : await readJsonObject(request, DEFAULT_MAX_BYTES);
      return handle({
        params: named(await params),
        query: request.nextUrl.searchParams,
        body,
        request,
      });
    });
  const handlers = METHODS.map(
    (each) => [each, each === method ? answering : handler(surface, undefined, allow)] as const,
  );
  return {
    ...(Object.fromEntries(handlers) as Record<Method, Handler>),
    OPTIONS: async () => preflight(allow),
  };
}

const DEFAULT_MAX_BYTES = 1_000_000;

function handler(surface: Surface, endpoint: Endpoint | undefined, allow: Method[]): Handler {
  if (!endpoint) {
    return (request) =>
      answer(surface, request, async (exchange) => {
        await count(exchange, request, null);
        throw new DomainError("method_not_allowed", `Use ${allow.join(" or ")} here`, { allow });
      });
  }
  return (request, { params }) =>
    answer(surface, request, async (exchange) =>
      handleRequest(surface, endpoint, request, named(await params), exchange),
    );
}

/** The path's parameters, none where the route has none; the segments of a catch-all are joined. */
function named(params: object | undefined): Params {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, [value].flat().join("/")]),
  );
}

/** A request on its way to an answer: its id, and the headers that the answer has whatever it says. */
type ResponseContext = { requestId: string; headers: Record<string, string> };

async function handleRequest(
  surface: Surface,
  endpoint: Endpoint,
  request: NextRequest,
  params: Params,
  exchange: ResponseContext,
): Promise<Reply | object> {
  const isWrite = request.method !== "GET" && request.method !== "HEAD";
  const hasJson = isWrite && !endpoint.readsBody;
  const caller = await authenticate(request);
  await count(exchange, request, caller?.actor ?? null);
  if (!caller)
    throw new DomainError("unauthenticated", "Sign in, or send a valid token or API key");
  if (isWrite && caller.via === "session" && !isSameOrigin(request)) {
    throw new DomainError("forbidden", "A browser session writes from its own site only");
  }
  const selected = (await surface.resolveActor?.(caller.actor, request)) ?? caller.actor;
  const selectByBody = hasJson ? surface.resolveActor : undefined;
  // Where the body may select an organization, the role is known with the body; one that cannot be read selects none.
  if (!selectByBody) requirePermission(selected, endpoint.permission);
  const sent = hasJson
    ? await readBody(request, endpoint.maxBytes ?? DEFAULT_MAX_BYTES).catch((error) => {
        requirePermission(selected, endpoint.permission);
        throw error;
      })
    : { text: "", object: {} };
  const actor = selectByBody ? await selectByBody(caller.actor, request, sent.object) : selected;
  requirePermission(actor, endpoint.permission);
  const body = surface.unwrapBody?.(sent.object) ?? sent.object;
  const actOnce = (text: string, act: (actor: Actor) => Promise<Reply | object>) =>
    request.method === "POST"
      ? idempotent(request, actor, { text, isSecret: endpoint.readsSecret }, (acting) =>
          replyOf(surface, request, exchange.requestId, () => act(acting)),
        )
      : act(actor);
  const work = async (acting: Actor) => {
    try {
      return await endpoint.handle({
        actor: acting,
        params,
        query: request.nextUrl.searchParams,
        body,
        request,
        idempotent: actOnce,
      });
    } catch (error) {
      if (error instanceof DomainError && surface.status(error) === 422)
        await surface.assertExists?.(authorize(actor, "VIEW_SALES_PIPELINES"), params);
      throw error;
    }
  };
  return endpoint.readsBody ? work(actor) : actOnce(sent.text, work);
}

/** Counts the request, of the caller or else of its address, and tells what is left. Throws `rate_limited`. */
async function count(
  exchange: ResponseContext,
  request: NextRequest,
  caller: Actor | null,
  { refuses } = { refuses: true },
) {
  const { headers, refusal } = await countRequest(request, caller);
  Object.assign(exchange.headers, headers);
  if (refusal && refuses) throw refusal;
}

async function answer(
  surface: Surface,
  request: NextRequest,
  work: (exchange: ResponseContext) => Promise<Reply | object>,
): Promise<Response> {
  const startedAt = performance.now();
  const requestId = requestIdOf(request);
  const headers = { ...corsHeaders(), "X-Request-Id": requestId, "Cache-Control": "no-store" };
  const exchange: ResponseContext = { requestId, headers };
  const reply = await replyOf(surface, request, requestId, () => work(exchange));
  // Failed before it was known who calls.
  if (exchange.headers.RateLimit === undefined)
    await count(exchange, request, null, { refuses: false });
  const { method, nextUrl } = request;
  recordAnswer({ requestId, method, path: nextUrl.pathname, status: reply.status, startedAt });
  return reply.toResponse(exchange.headers);
}

/** What the work answers, a refusal included. */
async function replyOf(
  surface: Surface,
  request: NextRequest,
  requestId: string,
  work: () => Promise<Reply | object>,
): Promise<Reply> {
  try {
    const result = await work();
    return result instanceof Reply ? result : new Reply(200, result);
  } catch (error) {
    const refusal = toRefusal(error);
    const { code, extra } = refusal;
    if (code === "internal" || code === "unavailable") {
      log.error(
        { requestId, method: request.method, path: request.nextUrl.pathname, err: error },
        refusal.detail,
      );
    }
    const { body, contentType } = surface.render(refusal, requestId);
    const more: Record<string, string> = { "Content-Type": contentType };
    if (code === "unauthenticated") more["WWW-Authenticate"] = "Bearer";
    if (extra.retryAfter !== undefined) more["Retry-After"] = String(extra.retryAfter);
    if (extra.allow) more.Allow = [...extra.allow, "OPTIONS"].join(", ");
    return new Reply(surface.status(refusal), body, more);
  }
}

function requestIdOf(request: NextRequest): string {
  const sent = request.headers.get("x-request-id") ?? "";
  return /^[\w.-]{1,64}$/.test(sent) ? sent : randomUUID();
}

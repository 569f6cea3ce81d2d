import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { authenticate } from "@/lib/auth/authenticate";
import { type Actor, type Authorized, authorize } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { Permission } from "@/lib/domain/permissions";
import { toDomainError } from "@/lib/domain/to-domain-error";
import { corsHeaders, preflight } from "./cors";
import { idempotent } from "./idempotency";
import { log } from "./log";
import { type JsonObject, readBody, readJsonObject, type SentBody } from "./parse";
import { countRequest } from "./rate-limit";
import { recordResponse } from "./record-response";
import { Reply } from "./reply";
import type { DeclaredResponses, Responses } from "./responses";
import { isSameOrigin } from "./same-origin";

export type Params = Record<string, string>;

/** Input of an endpoint that requires the permission `P`. */
type Context<P extends Permission = Permission> = {
  actor: Authorized<P>;
  params: Params;
  query: URLSearchParams;
  body: JsonObject;
  request: NextRequest;
  /**
   * For an endpoint that reads its body itself: runs `act` once for all requests with the same
   * `Idempotency-Key` and `body`.
   */
  idempotent(body: string, act: (actor: Authorized<P>) => Promise<Result>): Promise<Result>;
};

/** Result of an endpoint: a Reply, or the body of a 200. */
type Result = Reply | object;

/** One method of a route: the permission it requires, the responses it declares, and its work. */
export type Endpoint<P extends Permission = Permission> = {
  permission: P;
  responses: Responses;
  /**
   * A method, so that endpoints of different permissions fit one list; the route authorizes for
   * `permission`.
   */
  handle(context: Context<P>): Promise<Result>;
  maxBytes?: number;
  /** The endpoint reads the body itself; the body is not JSON. */
  readsBody?: boolean;
  /** The body contains a password: its idempotency digest is as slow as a password hash. */
  readsSecret?: boolean;
};

/** The part of a request's course that differs between the two APIs. */
export type Surface = {
  /** Schema of an error's body. */
  error: z.ZodType;
  /** Renders an error's body. */
  render(error: DomainError, requestId: string): { body: object; contentType: string };
  status(error: DomainError): number;
  /** Returns the caller in the organization selected by header or query. Throws `forbidden`. */
  resolveActor?(caller: Actor, request: NextRequest): Promise<Actor>;
  /**
   * Returns the caller in the organization selected by header, query or body. The permission is
   * then checked after reading the body.
   */
  resolveActorByBody?(caller: Actor, request: NextRequest, body: JsonObject): Promise<Actor>;
  /** Returns the part of the body that the endpoint reads. */
  unwrapBody?(body: JsonObject): JsonObject;
  /**
   * Throws if the record in the path does not exist or is not the caller's: 404 and 403 precede
   * 422.
   */
  assertExists?(actor: Authorized<"VIEW_SALES_PIPELINES">, params: Params): Promise<unknown>;
};

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
export type Endpoints = Partial<Record<Method, Endpoint>>;
type OpenContext = Omit<Context, "actor" | "idempotent">;
type Handle = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>;
type Handler = Handle & DeclaredResponses;
type Handlers = Record<Method, Handler> & { OPTIONS: () => Promise<Response> };

/** A request on its way through the steps. */
type Course = {
  surface: Surface;
  endpoint: Endpoint;
  request: NextRequest;
  params: Params;
  response: ResponseContext;
};

/** Id and headers of the response, whatever its status. */
type ResponseContext = { requestId: string; headers: Record<string, string> };

const DEFAULT_MAX_BYTES = 1_000_000;

/**
 * Returns the handlers of a route file; a method without an endpoint responds 405. Errors come in
 * the order of docs/api.md 1.
 */
export function routes(surface: Surface, endpoints: Endpoints): Handlers {
  return handlersFor(surface, endpoints, (endpoint) => ({
    responses: endpoint.responses,
    handle: async (request, params, response) =>
      handleRequest({ surface, endpoint, request, params, response }),
  }));
}

/** Returns the handlers of a route that needs no caller, such as sign-in or the health check. */
export function openRoute(
  surface: Surface,
  method: Method,
  responses: Responses,
  handle: (context: OpenContext) => Promise<Result>,
): Handlers {
  return handlersFor<true>(surface, { [method]: true }, () => ({
    responses,
    handle: async (request, params, response) => {
      // Open reads are health checks: a monitor must never get 429.
      await countAgainstLimit(request, null, response, { enforce: method !== "GET" });
      const body = method === "GET" ? {} : await readJsonObject(request, DEFAULT_MAX_BYTES);
      return handle({ params, query: request.nextUrl.searchParams, body, request });
    },
  }));
}

/** The steps of a request, in the order in which clients see their errors (docs/api.md 1). */
async function handleRequest(course: Course): Promise<Result> {
  const identified = await authenticate(course.request);
  await countAgainstLimit(course.request, identified?.actor ?? null, course.response);
  const caller = assertAuthenticated(identified);
  assertSameOrigin(course, caller.via);
  const selected = await selectOrganization(course, caller.actor);
  const { actor, sent } = course.surface.resolveActorByBody
    ? await readBodyAndAuthorize(course, caller.actor, selected)
    : await authorizeAndReadBody(course, selected);
  return actOnce(course, actor, sent, (acting, idempotentWith) =>
    handle(course, acting, sent, idempotentWith),
  );
}

/**
 * Counts the request for its caller or, without one, its address, and adds the quota's headers.
 * Throws `rate_limited`.
 */
async function countAgainstLimit(
  request: NextRequest,
  caller: Actor | null,
  response: ResponseContext,
  { enforce } = { enforce: true },
): Promise<void> {
  const { headers, error } = await countRequest(request, caller);
  Object.assign(response.headers, headers);
  if (error && enforce) throw error;
}

type Caller = NonNullable<Awaited<ReturnType<typeof authenticate>>>;

function assertAuthenticated(caller: Caller | null): Caller {
  if (!caller)
    throw new DomainError("unauthenticated", "Sign in, or send a valid token or API key");
  return caller;
}

/** Throws `forbidden` for a write with a session cookie that another site's page sent. */
function assertSameOrigin({ request }: Course, via: Caller["via"]): void {
  if (isWrite(request) && via === "session" && !isSameOrigin(request))
    throw new DomainError("forbidden", "A browser session writes from its own site only");
}

async function selectOrganization({ surface, request }: Course, caller: Actor): Promise<Actor> {
  return surface.resolveActor ? surface.resolveActor(caller, request) : caller;
}

type AuthorizedActor = Authorized<Permission>;
type Admitted = { actor: AuthorizedActor; sent: SentBody };

/** Where the body cannot select an organization: checks the permission, then reads the body. */
async function authorizeAndReadBody(course: Course, actor: Actor): Promise<Admitted> {
  const authorized = authorize(actor, course.endpoint.permission);
  return { actor: authorized, sent: await readSentBody(course) };
}

/**
 * Where the body may select an organization, and with it the role: reads the body first. A body
 * that cannot be read selects none, and a missing permission still precedes its 400, 413 or 415.
 */
async function readBodyAndAuthorize(
  course: Course,
  caller: Actor,
  selected: Actor,
): Promise<Admitted> {
  const { surface, endpoint, request } = course;
  if (!readsJson(course)) return authorizeAndReadBody(course, selected);
  const sent = await readSentBody(course).catch((error) => {
    authorize(selected, endpoint.permission);
    throw error;
  });
  const actor = await surface.resolveActorByBody?.(caller, request, sent.object);
  return { actor: authorize(actor ?? selected, endpoint.permission), sent };
}

async function readSentBody(course: Course): Promise<SentBody> {
  if (!readsJson(course)) return { text: "", object: {} };
  return readBody(course.request, course.endpoint.maxBytes ?? DEFAULT_MAX_BYTES);
}

/** Runs `work` once for all POSTs with the same `Idempotency-Key` (docs/api.md 3.7). */
async function actOnce(
  course: Course,
  actor: AuthorizedActor,
  sent: SentBody,
  work: (acting: AuthorizedActor, idempotentWith: Context["idempotent"]) => Promise<Result>,
): Promise<Result> {
  const { surface, endpoint, request, response } = course;
  const idempotentWith: Context["idempotent"] = async (text, act) =>
    request.method === "POST"
      ? idempotent(request, actor, { text, isSecret: endpoint.readsSecret }, (acting) =>
          replyOf(surface, request, response.requestId, () => act(acting)),
        )
      : act(actor);
  const act = (acting: AuthorizedActor) => work(acting, idempotentWith);
  return endpoint.readsBody ? act(actor) : idempotentWith(sent.text, act);
}

/**
 * Runs the endpoint. If validation fails for a record in the path that does not exist, the error is
 * 404.
 */
async function handle(
  { surface, endpoint, request, params }: Course,
  actor: AuthorizedActor,
  sent: SentBody,
  idempotentWith: Context["idempotent"],
): Promise<Result> {
  try {
    return await endpoint.handle({
      actor,
      params,
      query: request.nextUrl.searchParams,
      body: surface.unwrapBody?.(sent.object) ?? sent.object,
      request,
      idempotent: idempotentWith,
    });
  } catch (error) {
    if (error instanceof DomainError && surface.status(error) === 422)
      await surface.assertExists?.(actor, params);
    throw error;
  }
}

function isWrite({ method }: NextRequest): boolean {
  return method !== "GET" && method !== "HEAD";
}

function readsJson({ request, endpoint }: Course): boolean {
  return isWrite(request) && !endpoint.readsBody;
}

type MethodHandler = {
  responses: Responses;
  handle(request: NextRequest, params: Params, response: ResponseContext): Promise<Result>;
};

function handlersFor<Entry>(
  surface: Surface,
  entries: Partial<Record<Method, Entry>>,
  toHandler: (entry: Entry) => MethodHandler,
): Handlers {
  const allow = METHODS.filter((method) => entries[method]);
  const handlerOf = (method: Method): Handler => {
    const entry = entries[method];
    const { responses, handle } = entry ? toHandler(entry) : methodNotAllowed(allow);
    const respondTo: Handle = (request, { params }) =>
      respond(surface, request, async (response) =>
        handle(request, namedParams(await params), response),
      );
    return Object.assign(respondTo, { responses, error: surface.error });
  };
  return {
    GET: handlerOf("GET"),
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
    OPTIONS: async () => preflight(allow),
  };
}

function methodNotAllowed(allow: Method[]): MethodHandler {
  return {
    responses: {},
    handle: async (request, _params, response) => {
      await countAgainstLimit(request, null, response);
      throw new DomainError("method_not_allowed", `Use ${allow.join(" or ")} here`, { allow });
    },
  };
}

/** Returns the path's parameters; the segments of a catch-all are joined. */
function namedParams(params: object | undefined): Params {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, [value].flat().join("/")]),
  );
}

/** Runs the work, sends its reply with the common headers, and logs it. */
async function respond(
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

/** Returns the reply of the work; an error becomes the surface's error reply. */
async function replyOf(
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

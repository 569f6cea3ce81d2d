import type { NextRequest } from "next/server";
import { DomainError } from "@/lib/domain/errors";
import { preflight } from "./cors";
import { handleRequest } from "./course";
import type { Context, Endpoint, Params, Result } from "./endpoint";
import { readJsonObject } from "./parse";
import { routeOf } from "./record-response";
import { countAgainstLimit, type ResponseContext, respond } from "./respond";
import type { Declared, Responses } from "./responses";
import type { Surface } from "./surface";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
export type Endpoints = Partial<Record<Method, Endpoint>>;
type OpenContext = Omit<Context, "actor" | "idempotent">;
type Handle = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>;
type Handler = Handle & Declared;
type Handlers = Record<Method, Handler> & { OPTIONS: (request: NextRequest) => Promise<Response> };

/** Credentials and links are short: nobody without them makes the server read more. */
const OPEN_MAX_BYTES = 10_000;

/**
 * Returns the handlers of a route file; a method without an endpoint responds 405. Errors come in
 * the order of docs/api.md 1.
 */
export function routes(surface: Surface, endpoints: Endpoints): Handlers {
  return handlersFor(surface, endpoints, (endpoint) => ({
    responses: endpoint.responses,
    permission: endpoint.permission,
    handle: async (request, params, response) =>
      handleRequest({ surface, endpoint, request, params, response }),
  }));
}

/** One method of a route that needs no caller, such as sign-in or the health check. */
export type OpenEndpoint = {
  responses: Responses;
  handle(context: OpenContext): Promise<Result>;
  /** The endpoint reads the body itself, at most `OPEN_MAX_BYTES` of it. */
  readsBody?: boolean;
};

/** Returns the handlers of a route that needs no caller. Bodies are limited to 10 KB. */
export function openRoutes(
  surface: Surface,
  endpoints: Partial<Record<Method, OpenEndpoint>>,
): Handlers {
  return handlersFor(surface, endpoints, ({ responses, handle, readsBody }) => ({
    responses,
    handle: async (request, params, response) => {
      // Open reads are health checks: a monitor must never get 429.
      const enforce = !isRead(request);
      await countAgainstLimit(request, null, response, { enforce });
      const body =
        isRead(request) || readsBody ? {} : await readJsonObject(request, OPEN_MAX_BYTES);
      return handle({ params, query: request.nextUrl.searchParams, body, request });
    },
  }));
}

type MethodHandler = Pick<Declared, "responses" | "permission"> & {
  handle(request: NextRequest, params: Params, response: ResponseContext): Promise<Result>;
};

function handlersFor<Entry>(
  surface: Surface,
  entries: Partial<Record<Method, Entry>>,
  toHandler: (entry: Entry) => MethodHandler,
): Handlers {
  const methods = METHODS.filter((method) => entries[method]);
  const handlerOf = (method: Method): Handler => {
    const entry = entries[method];
    const { handle, ...declared } = entry ? toHandler(entry) : methodNotAllowed(methods);
    const respondTo: Handle = async (request, context) => {
      const params = (await context.params) ?? {};
      return respond(surface, request, routeOf(request.nextUrl.pathname, params), (response) =>
        handle(request, namedParams(params), response),
      );
    };
    const { error, wrapper } = surface;
    return Object.assign(respondTo, { ...declared, error, wrapper });
  };
  return {
    GET: handlerOf("GET"),
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
    OPTIONS: async (request) => preflight(request, withHead(methods)),
  };
}

function methodNotAllowed(methods: Method[]): MethodHandler {
  return {
    responses: {},
    handle: async (request, _params, response) => {
      await countAgainstLimit(request, null, response);
      throw new DomainError("method_not_allowed", `Use ${methods.join(" or ")} here`, {
        allow: withHead(methods),
      });
    },
  };
}

/** Next serves HEAD wherever there is a GET. */
function withHead(methods: Method[]): string[] {
  return methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}

/** Returns the path's parameters; the segments of a catch-all are joined. */
function namedParams(params: object): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, [value].flat().join("/")]),
  );
}

function isRead({ method }: NextRequest): boolean {
  return method === "GET" || method === "HEAD";
}

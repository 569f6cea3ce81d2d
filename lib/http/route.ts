import type { NextRequest } from "next/server";
import { DomainError } from "@/lib/domain/errors";
import { preflight } from "./cors";
import { DEFAULT_MAX_BYTES, handleRequest } from "./course";
import type { Context, Endpoint, Params, Result } from "./endpoint";
import { readJsonObject } from "./parse";
import { countAgainstLimit, type ResponseContext, respond } from "./respond";
import type { DeclaredResponses, Responses } from "./responses";
import type { Surface } from "./surface";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
export type Endpoints = Partial<Record<Method, Endpoint>>;
type OpenContext = Omit<Context, "actor" | "idempotent">;
type Handle = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>;
type Handler = Handle & DeclaredResponses;
type Handlers = Record<Method, Handler> & { OPTIONS: () => Promise<Response> };

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

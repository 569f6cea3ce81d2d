import type { Authorized } from "@/lib/domain/actor";
import type { DomainError } from "@/lib/domain/errors";
import { actorIn } from "@/lib/http/actor-in";
import type { Params } from "@/lib/http/endpoint";
import { isObject } from "@/lib/http/parse";
import type { Responses } from "@/lib/http/responses";
import { type Endpoints, openRoute, routes } from "@/lib/http/route";
import { STATUSES } from "@/lib/http/statuses";
import type { Surface } from "@/lib/http/surface";
import { Problem } from "./responses/problem";

type Options = {
  /** Name in which bodies may be wrapped: `{"opportunity": {…}}`. */
  wrapper?: string;
  /** Throws if the record in the path does not exist. */
  assertExists?: (actor: Authorized<"VIEW_SALES_PIPELINES">, params: Params) => Promise<unknown>;
};

/**
 * Returns the handlers of a CRM API route: JSON in and out, errors as RFC 9457 problems
 * (docs/api.md 3.1).
 */
export function crmRoutes(options: Options, endpoints: Endpoints) {
  return routes(surface(options), endpoints);
}

/** Returns the handlers of a CRM API route that needs no caller. */
export function crmOpenRoute(
  method: "GET" | "POST",
  responses: Responses,
  handle: Parameters<typeof openRoute>[3],
) {
  return openRoute(surface({}), method, responses, handle);
}

function surface({ wrapper, assertExists }: Options): Surface {
  return {
    error: Problem,
    render: renderProblem,
    status: ({ code }) => STATUSES[code].status,
    resolveActor: async (caller, request) => {
      const organizationId = request.headers.get("organization-id");
      return organizationId ? actorIn(caller, organizationId) : caller;
    },
    unwrapBody: (body) => {
      const inner = wrapper === undefined ? undefined : body[wrapper];
      return isObject(inner) ? inner : body;
    },
    assertExists,
  };
}

function renderProblem({ code, detail, extra }: DomainError, requestId: string) {
  const { status, title } = STATUSES[code];
  const problem = {
    type: `urn:opportune:problem:${code}`,
    title,
    status,
    detail,
    code,
    error: detail,
    ...(extra.issues && { errors: extra.issues }),
    ...extra.current,
    ...extra.report,
    request_id: requestId,
  };
  return { body: problem, contentType: "application/problem+json" };
}

import type { Authorized } from "@/lib/domain/actor";
import type { DomainError } from "@/lib/domain/errors";
import { actorIn } from "@/lib/http/actor-in";
import { isObject } from "@/lib/http/parse";
import { type Endpoints, openRoute, type Params, routes, type Surface } from "@/lib/http/route";
import { STATUSES } from "@/lib/http/statuses";

type Options = {
  /** The name that bodies may be wrapped in: `{"opportunity": {…}}`. */
  wrapper?: string;
  /** Throws when the record that the path names is not there. */
  assertExists?: (actor: Authorized<"VIEW_SALES_PIPELINES">, params: Params) => Promise<unknown>;
};

/** The handlers of a CRM API route: JSON in and out, problems as RFC 9457 (api.md 3.1). */
export function crmRoutes(options: Options, endpoints: Endpoints) {
  return routes(surface(options), endpoints);
}

/** A CRM API handler that needs no caller. */
export function crmOpenRoute(method: "GET" | "POST", handle: Parameters<typeof openRoute>[1]) {
  return openRoute(surface({}), handle, method);
}

function surface({ wrapper, assertExists: found }: Options): Surface {
  return {
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
    assertExists: found,
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

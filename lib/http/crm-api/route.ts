import type { Authorized } from "@/lib/domain/actor";
import { ABSENT } from "@/lib/http/absent";
import { actorIn } from "@/lib/http/actor-in";
import type { Params } from "@/lib/http/endpoint";
import type { Responses } from "@/lib/http/responses";
import { type Endpoints, type OpenEndpoint, openRoutes, routes } from "@/lib/http/route";
import { STATUSES } from "@/lib/http/statuses";
import type { Surface } from "@/lib/http/surface";
import { renderProblem } from "./render-problem";
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
  handle: OpenEndpoint["handle"],
) {
  return openRoutes(surface({}), { [method]: { responses, handle } });
}

/** Returns the handlers of paths below the CRM API that have no route. */
export function crmAbsent() {
  return routes(surface({}), ABSENT);
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
    wrapper,
    assertExists,
  };
}

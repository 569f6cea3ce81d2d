import { type Endpoints, routes } from "@/lib/http/route";
import type { Names } from "./names";
import { renderError, statusOf } from "./render-error";
import { DealsError } from "./responses/error";
import { selectActor } from "./select-actor";

/**
 * Returns the handlers of a Deals API route: errors as `{statusCode, message, error}` with wire
 * names, tenant and organization selected by header, query or body (docs/api.md 1 and 2).
 */
export function dealsRoutes({ names }: { names: Names }, endpoints: Endpoints) {
  return routes(
    {
      error: DealsError,
      render: (error) => renderError(error, names),
      status: statusOf,
      resolveActor: selectActor,
      resolveActorByBody: selectActor,
    },
    endpoints,
  );
}

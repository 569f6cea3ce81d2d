import { type Endpoints, routes } from "@/lib/http/route";
import type { Names } from "./names";
import { renderError, statusOf } from "./render-error";
import { selectActor } from "./select-actor";

/**
 * The handlers of a Deals API route: refusals as `{statusCode, message, error}` under the names of the wire, tenant and
 * organization selected by header, query or body (api.md 1 and 2).
 */
export function dealsRoutes({ names }: { names: Names }, endpoints: Endpoints) {
  const render = (refusal: Parameters<typeof renderError>[0]) => renderError(refusal, names);
  return routes({ render, status: statusOf, resolveActor: selectActor }, endpoints);
}

import type { Responses } from "@/lib/http/responses";
import { type OpenEndpoint, openRoutes } from "@/lib/http/route";
import type { Names } from "./names";
import { renderError, statusOf } from "./render-error";
import { DealsError } from "./responses/error";

/** Returns the handlers of a Deals API route that needs no caller. */
export function dealsOpenRoute(
  method: "GET" | "POST",
  responses: Responses,
  handle: OpenEndpoint["handle"],
  names: Names = {},
) {
  return dealsOpenRoutes({ [method]: { responses, handle } }, names);
}

/** Returns the handlers of a Deals API route that needs no caller, by method. */
export function dealsOpenRoutes(endpoints: Parameters<typeof openRoutes>[1], names: Names = {}) {
  return openRoutes(
    { error: DealsError, render: (error) => renderError(error, names), status: statusOf },
    endpoints,
  );
}

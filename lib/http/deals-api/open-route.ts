import type { Responses } from "@/lib/http/responses";
import { openRoute } from "@/lib/http/route";
import type { Names } from "./names";
import { renderError, statusOf } from "./render-error";
import { DealsError } from "./responses/error";

/** Returns the handlers of a Deals API route that needs no caller. */
export function dealsOpenRoute(
  method: "GET" | "POST",
  responses: Responses,
  handle: Parameters<typeof openRoute>[3],
  names: Names = {},
) {
  return openRoute(
    { error: DealsError, render: (error) => renderError(error, names), status: statusOf },
    method,
    responses,
    handle,
  );
}

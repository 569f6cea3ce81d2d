import { openRoute } from "@/lib/http/route";
import type { Names } from "./names";
import { renderError, statusOf } from "./render-error";

/** The handlers of a Deals API route that needs no caller. */
export function dealsOpenRoute(
  method: "GET" | "POST",
  handle: Parameters<typeof openRoute>[1],
  names: Names = {},
) {
  return openRoute(
    { render: (refusal) => renderError(refusal, names), status: statusOf },
    handle,
    method,
  );
}

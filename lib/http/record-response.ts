import { log } from "./log";
import { observeRequest } from "./metrics";

type FinishedRequest = {
  requestId: string;
  method: string;
  path: string;
  status: number;
  startedAt: number;
};

/**
 * Logs a finished request, without its query, body and headers, and observes its duration.
 * `startedAt` is from `performance.now()`.
 */
export function recordResponse({
  requestId,
  method,
  path,
  status,
  startedAt,
}: FinishedRequest): void {
  const milliseconds = performance.now() - startedAt;
  log.info({ requestId, method, path, status, milliseconds: Math.round(milliseconds) }, "answered");
  observeRequest(method, routeOf(path, status), status, milliseconds / 1000);
}

/**
 * Returns the path with `:id` in place of ids. Unknown routes are one label, so that clients cannot
 * create unlimited labels.
 */
export function routeOf(path: string, status: number): string {
  if (status === 404 || status === 405) return "(none)";
  return path
    .split("/")
    .map((step) => (/^[a-z_.-]{0,40}$|^v\d$/.test(step) ? step : ":id"))
    .join("/");
}

import { performance } from "node:perf_hooks";
import { log } from "./log";
import { observeRequest } from "./metrics";

type Answered = {
  requestId: string;
  method: string;
  path: string;
  status: number;
  startedAt: number;
};

/** Writes an answered request into the log, without its query, body or headers, and counts it. `startedAt` is of `performance.now()`. */
export function recordAnswer({ requestId, method, path, status, startedAt }: Answered): void {
  const milliseconds = performance.now() - startedAt;
  log.info({ requestId, method, path, status, milliseconds: Math.round(milliseconds) }, "answered");
  observeRequest(method, routeOf(path, status), status, milliseconds / 1000);
}

/** A path with `:id` where an id stands. What nobody answers is one route, so that nobody can make up any number of them. */
export function routeOf(path: string, status: number): string {
  if (status === 404 || status === 405) return "(none)";
  return path
    .split("/")
    .map((step) => (/^[a-z_.-]{0,40}$|^v\d$/.test(step) ? step : ":id"))
    .join("/");
}

import type { Actor } from "@/lib/domain/actor";
import { log } from "./log";
import { observeRequest } from "./metrics";

type FinishedRequest = {
  requestId: string;
  method: string;
  path: string;
  route: string;
  status: number;
  address?: string | null;
  startedAt: number;
  caller?: Actor;
};

/**
 * Logs a finished request and who sent it, by id, without its query, body and headers, and observes
 * its duration. `startedAt` is from `performance.now()`.
 */
export function recordResponse({ route, startedAt, caller, ...finished }: FinishedRequest): void {
  const milliseconds = performance.now() - startedAt;
  const { method, status } = finished;
  const who = caller && {
    organization: caller.organizationId,
    user: caller.userId ?? undefined,
    key: caller.apiKeyId ?? undefined,
  };
  log.info({ ...finished, milliseconds: Math.round(milliseconds), ...who }, "answered");
  observeRequest(method, route, status, milliseconds / 1000);
}

/**
 * Returns the path with `:name` in place of each parameter. Paths without a route share one label,
 * so that the number of labels is that of the routes, whatever clients send.
 */
export function routeOf(path: string, params: object): string {
  const steps = path.split("/");
  for (const [name, value] of Object.entries(params).reverse()) {
    if (typeof value !== "string") return NO_ROUTE;
    const index = steps.findLastIndex((step) => step === value || decoded(step) === value);
    if (index === -1) return NO_ROUTE;
    steps[index] = `:${name}`;
  }
  return steps.join("/");
}

/** The label of all paths without a route. */
export const NO_ROUTE = "(none)";

function decoded(step: string): string | null {
  try {
    return decodeURIComponent(step);
  } catch {
    return null;
  }
}

import type { IncomingMessage } from "node:http";
import { DomainError } from "@/lib/domain/errors";
import { isOwnHost } from "./own-host";

/** Checks of monitors, which call the server by whatever name they know it. */
const PROBES = ["/api/ping", "/api/health", "/api/v1/health", "/api/metrics"];

const API_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const PAGE_METHODS = ["GET", "HEAD"];

/**
 * Returns the error of a request that no route gets to see, undefined for any other:
 * `misdirected_request` for a foreign `Host`, `method_not_allowed` for a method that nothing here
 * has. Pages are only read, so they never take a body.
 */
export function refusalOf(
  { method, headers }: IncomingMessage,
  url: string,
): DomainError | undefined {
  const [path = ""] = url.split("?");
  if (!PROBES.includes(path) && !isOwnHost(headers.host)) {
    return new DomainError(
      "misdirected_request",
      "This server does not answer to that name; use the address in NEXTAUTH_URL",
    );
  }
  // The framework's own requests, which only development makes.
  if (path.startsWith("/__next")) return undefined;
  const methods = isApi(path) ? API_METHODS : PAGE_METHODS;
  if ((isApi(path) && method === "OPTIONS") || methods.includes(method ?? "")) return undefined;
  return methodNotAllowed(methods);
}

/** The error for a method that is not one of these. */
export function methodNotAllowed(methods = API_METHODS): DomainError {
  return new DomainError("method_not_allowed", `Use ${methods.join(" or ")} here`, {
    allow: methods,
  });
}

/** Whether the path is that of an API. */
export function isApi(path: string): boolean {
  return /^\/api(\/|$)/.test(path);
}

import type { IncomingMessage, ServerResponse } from "node:http";
import type { DomainError } from "@/lib/domain/errors";
import { corsHeaders } from "@/lib/http/cors";
import { renderProblem } from "@/lib/http/crm-api/render-problem";
import { renderError } from "@/lib/http/deals-api/render-error";
import { NO_ROUTE, recordResponse } from "@/lib/http/record-response";
import { requestIdOf } from "@/lib/http/request-id";
import { STATUSES } from "@/lib/http/statuses";

const KNOWN_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Sends the error in the shape of the API that the path is below, and logs and counts it. */
export function refuse(
  { method = "", headers }: IncomingMessage,
  response: ServerResponse,
  path: string,
  error: DomainError,
): void {
  const startedAt = performance.now();
  const requestId = requestIdOf([headers["x-request-id"]].flat()[0]);
  const { status } = STATUSES[error.code];
  const { body, contentType } = /^\/api\/v1(\/|$)/.test(path)
    ? renderProblem(error, requestId)
    : renderError(error, {});
  response.writeHead(status, {
    ...corsHeaders(),
    "Content-Type": contentType,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Request-Id": requestId,
    ...(error.extra.allow && { Allow: [...error.extra.allow, "OPTIONS"].join(", ") }),
  });
  response.end(method === "HEAD" ? undefined : JSON.stringify(body));
  const label = KNOWN_METHODS.includes(method) ? method : "(other)";
  recordResponse({ requestId, method: label, path, route: NO_ROUTE, status, startedAt });
}

import type { ErrorCode } from "@/lib/domain/errors";

/**
 * Status and reason phrase of each error (docs/api.md 3.1). The Deals API returns 400 for
 * `invalid`.
 */
export const STATUSES: Record<ErrorCode, { status: number; title: string }> = {
  malformed_request: { status: 400, title: "Bad Request" },
  unauthenticated: { status: 401, title: "Unauthorized" },
  forbidden: { status: 403, title: "Forbidden" },
  user_session_required: { status: 403, title: "Forbidden" },
  not_found: { status: 404, title: "Not Found" },
  method_not_allowed: { status: 405, title: "Method Not Allowed" },
  session_changed: { status: 409, title: "Conflict" },
  pipeline_not_empty: { status: 409, title: "Conflict" },
  stage_not_empty: { status: 409, title: "Conflict" },
  default_pipeline: { status: 409, title: "Conflict" },
  conflict: { status: 409, title: "Conflict" },
  stale: { status: 412, title: "Precondition Failed" },
  misdirected_request: { status: 421, title: "Misdirected Request" },
  too_large: { status: 413, title: "Content Too Large" },
  unsupported_media_type: { status: 415, title: "Unsupported Media Type" },
  invalid: { status: 422, title: "Unprocessable Content" },
  idempotency_key_reused: { status: 422, title: "Unprocessable Content" },
  rate_limited: { status: 429, title: "Too Many Requests" },
  unavailable: { status: 503, title: "Service Unavailable" },
  internal: { status: 500, title: "Internal Server Error" },
};

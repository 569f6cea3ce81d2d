import type { ErrorCode, FieldIssue } from "@/lib/domain/errors";
import { ApiError } from "./api-error";
import { noteResponse } from "./page-session";

/**
 * Returns the `ApiError` of an error response; `body` is its JSON, if any. Notes if the response
 * says that the page's session has ended or changed.
 */
export function refusal(status: number, body: unknown): ApiError {
  const problem = isRecord(body) ? body : {};
  const code = typeof problem.code === "string" ? (problem.code as ErrorCode) : "internal";
  noteResponse(status, code);
  const errors = Array.isArray(problem.errors) ? problem.errors.filter(isFieldIssue) : [];
  const detail =
    status !== 401 && typeof problem.detail === "string" && problem.detail !== ""
      ? problem.detail
      : fallbackDetail(status);
  return new ApiError(status, code, detail, errors, problem);
}

function fallbackDetail(status: number): string {
  if (status === 401) return "You’re signed out. Sign in again to continue.";
  return status === 503
    ? "The service is not available right now. Try again in a moment."
    : "Something went wrong. Try again.";
}

/**
 * Returns the `ApiError` for a request without a response. A write may have been carried out all
 * the same.
 */
export function unreachable(method: string): ApiError {
  const detail =
    method === "GET"
      ? "The server could not be reached. Check your connection and try again."
      : "The server did not respond, so this may or may not have been saved. It is safe to try again.";
  return new ApiError(0, "unreachable", detail, [], {});
}

function isFieldIssue(value: unknown): value is FieldIssue {
  return isRecord(value) && typeof value.field === "string" && typeof value.message === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

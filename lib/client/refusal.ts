import type { ErrorCode, FieldIssue } from "@/lib/domain/errors";
import { ApiError } from "./api-error";

/** Returns the `ApiError` of an error response; `body` is its JSON, if any. */
export function refusal(status: number, body: unknown): ApiError {
  const problem = isRecord(body) ? body : {};
  const code = typeof problem.code === "string" ? (problem.code as ErrorCode) : "internal";
  const errors = Array.isArray(problem.errors) ? problem.errors.filter(isFieldIssue) : [];
  const detail =
    typeof problem.detail === "string" && problem.detail !== ""
      ? problem.detail
      : fallbackDetail(status);
  return new ApiError(status, code, detail, errors, problem);
}

function fallbackDetail(status: number): string {
  if (status === 401) return "Your session has ended. Sign in again.";
  return status === 503
    ? "The service is not available right now. Try again in a moment."
    : "Something went wrong. Try again.";
}

/** Returns the `ApiError` for a request without a response. */
export function unreachable(): ApiError {
  return new ApiError(
    0,
    "unreachable",
    "The server could not be reached. Check your connection and try again.",
    [],
    {},
  );
}

function isFieldIssue(value: unknown): value is FieldIssue {
  return isRecord(value) && typeof value.field === "string" && typeof value.message === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

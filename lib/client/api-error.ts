import type { ErrorCode, FieldIssue } from "@/lib/domain/errors";

/** A refusal of the CRM API (api.md 3.1), or `unreachable` with status 0 when no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | "unreachable",
    /** What is wrong, in a sentence that may be shown. */
    readonly detail: string,
    /** What is wrong with which fields, for `invalid`; else empty. */
    readonly errors: FieldIssue[],
    /** The whole answer; a 409 and a 412 carry the record as it is now. */
    readonly body: Record<string, unknown>,
  ) {
    super(detail);
    this.name = "ApiError";
  }
}

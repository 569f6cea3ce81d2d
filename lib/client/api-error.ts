import type { ErrorCode, FieldIssue } from "@/lib/domain/errors";

/**
 * An error response of the CRM API (docs/api.md 3.1), or `unreachable` with status 0 without a
 * response.
 */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | "unreachable",
    /** A sentence that can be shown to the user. */
    readonly detail: string,
    /** The invalid fields for `invalid`; otherwise empty. */
    readonly errors: FieldIssue[],
    /** The whole response; a 409 or 412 includes the current record. */
    readonly body: Record<string, unknown>,
  ) {
    super(detail);
    this.name = "ApiError";
  }

  /** Whether a write may have been carried out: its response was lost, or a proxy gave up on it. */
  get isUnsure(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 504;
  }
}

/** All error codes of both APIs (docs/api.md 3.1). */
export type ErrorCode =
  | "malformed_request"
  | "unauthenticated"
  | "forbidden"
  | "user_session_required"
  | "session_changed"
  | "not_found"
  | "method_not_allowed"
  | "misdirected_request"
  | "pipeline_not_empty"
  | "stage_not_empty"
  | "default_pipeline"
  | "conflict"
  | "stale"
  | "too_large"
  | "unsupported_media_type"
  | "invalid"
  | "idempotency_key_reused"
  | "rate_limited"
  | "unavailable"
  | "internal";

/** One problem of one field. `message` is a predicate that follows the field's name: "must be an integer". */
export type FieldIssue = { field: string; message: string };

/** An error whose message is safe to return to the client. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** A sentence that says to the client what is wrong. */
    readonly detail: string,
    readonly extra: {
      /** The invalid fields, for `invalid`. */
      issues?: FieldIssue[];
      /** The number of invalid fields beside the listed ones. */
      unlisted?: number;
      /** The current record, for `stale` and `conflict`, under its type: `{opportunity: …}`. */
      current?: Record<string, unknown>;
      /** Further members of the response, such as an import's report. */
      report?: Record<string, unknown>;
      /** Number of seconds after which a retry may succeed. */
      retryAfter?: number;
      /** The allowed methods, for `method_not_allowed`. */
      allow?: string[];
    } = {},
  ) {
    super(detail);
    this.name = "DomainError";
  }
}

/** Enough to correct a request, few enough to read. */
const MAX_ISSUES = 100;

/** An error that lists invalid fields, at most 100 of them, and says how many more there are. */
export function invalid(...issues: FieldIssue[]): DomainError {
  return invalidFields(issues);
}

/** As `invalid`, for a list of any length. */
export function invalidFields(all: FieldIssue[]): DomainError {
  const issues = all.slice(0, MAX_ISSUES);
  const unlisted = all.length - issues.length;
  const sentences = issues.map(({ field, message }) => `${field} ${message}`.trim());
  const more = unlisted > 0 ? [`and ${unlisted} more`] : [];
  return new DomainError("invalid", [...sentences, ...more].join("; "), {
    issues,
    ...(unlisted > 0 && { unlisted }),
  });
}

/** The error for a record that is unknown, deleted or of another organization; clients cannot tell these apart. */
export function notFound(): DomainError {
  return new DomainError("not_found", "The requested record was not found");
}

/** The error for a record that the actor may not change although it has the general permission. */
export function forbiddenRecord(detail: string): DomainError {
  return new DomainError("forbidden", detail);
}

/** Adds the issues of an `invalid` error to the list, so that one response can report every field. Rethrows any other error. */
export function collectIssues(error: unknown, issues: FieldIssue[]): undefined {
  if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
  issues.push(...(error.extra.issues ?? []));
}

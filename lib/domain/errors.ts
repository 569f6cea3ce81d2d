/** Every way a request can be refused, on either surface (api.md 3.1). */
export type ErrorCode =
  | "malformed_request"
  | "unauthenticated"
  | "forbidden"
  | "user_session_required"
  | "not_found"
  | "method_not_allowed"
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

/** One thing wrong with one field; `message` is a predicate that reads on from the field's name: "must be an integer". */
export type FieldIssue = { field: string; message: string };

/** A refusal with a text that may be shown to whoever asked. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** What is wrong, in a sentence for the caller. */
    readonly detail: string,
    readonly extra: {
      /** What is wrong with which fields, for `invalid`. */
      issues?: FieldIssue[];
      /** The record as it is now, for `stale` and `conflict`; shown under its own name, such as `{opportunity: …}`. */
      current?: Record<string, unknown>;
      /** More members of the refusal, such as an import's report. */
      report?: Record<string, unknown>;
      /** Seconds after which the same request may succeed. */
      retryAfter?: number;
      /** The methods that are allowed, for `method_not_allowed`. */
      allow?: string[];
    } = {},
  ) {
    super(detail);
    this.name = "DomainError";
  }
}

/** A refusal because of what fields hold. */
export function invalid(...issues: FieldIssue[]): DomainError {
  return new DomainError(
    "invalid",
    issues.map(({ field, message }) => `${field} ${message}`.trim()).join("; "),
    {
      issues,
    },
  );
}

/** The answer for a record that is unknown, deleted or another organization's: the same for all three. */
export function notFound(): DomainError {
  return new DomainError("not_found", "The requested record was not found");
}

/** A refusal for this record although the actor holds the permission in general. */
export function forbiddenRecord(detail: string): DomainError {
  return new DomainError("forbidden", detail);
}

/** Adds what an `invalid` refusal says to the list, so that one answer can name every field; throws any other error on. */
export function collectIssues(error: unknown, issues: FieldIssue[]): undefined {
  if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
  issues.push(...(error.extra.issues ?? []));
}

import type { DomainError } from "@/lib/domain/errors";
import { STATUSES } from "@/lib/http/statuses";
import { type Names, wireName } from "./names";

/** The status of a refusal on this surface. */
export function statusOf({ code }: DomainError): number {
  return code === "invalid" ? 400 : STATUSES[code].status;
}

/** A refusal as `{statusCode, message, error}` (api.md 2); fields go by the names they have on the wire. */
export function renderError(refusal: DomainError, names: Names) {
  const statusCode = statusOf(refusal);
  const contentType = "application/json";
  if (statusCode === 401) return { body: { statusCode, message: "Unauthorized" }, contentType };
  const error = refusal.code === "invalid" ? "Bad Request" : STATUSES[refusal.code].title;
  return { body: { statusCode, message: messageOf(refusal, names), error }, contentType };
}

function messageOf(
  { code, detail, extra: { issues = [] } }: DomainError,
  names: Names,
): string | string[] {
  if (code === "forbidden" || code === "user_session_required") return "Forbidden resource";
  if (code !== "invalid") return detail;
  return issues.map(({ field, message }) => {
    // What is said of the query's own language repeats names as the caller sent them.
    if (/^(where\.|order\.|relations$)/.test(field)) return `${field} ${message}`;
    return `${pathOf(field, names)} ${predicateOf(message, names)}`;
  });
}

function pathOf(field: string, names: Names): string {
  return field.replace(/[a-z]\w*/g, (word) => wireName(names, word));
}

function predicateOf(message: string, names: Names): string {
  return message.replace(/\b[a-z]+(_[a-z]+)+\b/g, (word) => wireName(names, word));
}

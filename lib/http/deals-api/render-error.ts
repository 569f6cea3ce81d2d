import type { DomainError } from "@/lib/domain/errors";
import { STATUSES } from "@/lib/http/statuses";
import { type Names, wireName } from "./names";

/** Returns the status of an error on the Deals API. */
export function statusOf({ code }: DomainError): number {
  return code === "invalid" ? 400 : STATUSES[code].status;
}

/**
 * Renders an error as `{statusCode, message, error}` with the wire names of fields (docs/api.md 2).
 */
export function renderError(domainError: DomainError, names: Names) {
  const statusCode = statusOf(domainError);
  const contentType = "application/json";
  if (statusCode === 401) return { body: { statusCode, message: "Unauthorized" }, contentType };
  const error = domainError.code === "invalid" ? "Bad Request" : STATUSES[domainError.code].title;
  return { body: { statusCode, message: messageOf(domainError, names), error }, contentType };
}

function messageOf(
  { code, detail, extra: { issues = [], unlisted } }: DomainError,
  names: Names,
): string | string[] {
  if (code === "forbidden" || code === "user_session_required") return "Forbidden resource";
  if (code !== "invalid") return detail;
  const listed = issues.map(({ field, message }) => {
    // Issues of the query language repeat the names as the client sent them.
    if (/^(where\.|order\.|relations$)/.test(field)) return `${field} ${message}`;
    return `${pathOf(field, names)} ${predicateOf(message, names)}`;
  });
  return unlisted ? [...listed, `and ${unlisted} more`] : listed;
}

function pathOf(field: string, names: Names): string {
  return field.replace(/[a-z]\w*/g, (word) => wireName(names, word));
}

function predicateOf(message: string, names: Names): string {
  return message.replace(/\b[a-z]+(_[a-z]+)+\b/g, (word) => wireName(names, word));
}

import type { FieldIssue } from "@/lib/domain/errors";
import type { FieldQuery } from "@/lib/domain/pagination/sql/field-query";
import type { JsonObject } from "@/lib/http/parse";

type Page = Pick<FieldQuery, "limit" | "offset">;

const SIZE = { min: 1, max: 100 };
const PAGE = { min: 0, max: 1_000_000 };
const OFFSET = { min: 0, max: 100_000_000 };
const DEFAULT_SIZE = 10;

/**
 * Reads the page of a plain list: `take` records from the offset `skip`, or `page` and `limit`;
 * without them the complete list.
 */
export function readPage(sent: JsonObject, issues: FieldIssue[]): Page {
  const page = integer(sent, "page", PAGE, issues);
  const size = readSize(sent, issues);
  const limit = size ?? (page === undefined ? undefined : DEFAULT_SIZE);
  const skip = integer(sent, "skip", OFFSET, issues);
  return { limit, offset: skip ?? offsetOf(page, limit) };
}

/**
 * Reads the page of a `/pagination` list: the 1-based page `skip` of `take` records, 10 by default.
 */
export function readSkippedPages(sent: JsonObject, issues: FieldIssue[]): Page {
  const limit = readSize(sent, issues) ?? DEFAULT_SIZE;
  const page = integer(sent, "page", PAGE, issues);
  return { limit, offset: offsetOf(integer(sent, "skip", PAGE, issues) ?? page, limit) };
}

function readSize(sent: JsonObject, issues: FieldIssue[]): number | undefined {
  const limit = integer(sent, "limit", SIZE, issues);
  return integer(sent, "take", SIZE, issues) ?? limit;
}

function offsetOf(page: number | undefined, limit: number | undefined): number {
  return (Math.max(page ?? 1, 1) - 1) * (limit ?? 0);
}

function integer(
  sent: JsonObject,
  name: string,
  { min, max }: typeof SIZE,
  issues: FieldIssue[],
): number | undefined {
  const value = sent[name];
  if (value === undefined || value === "") return undefined;
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  issues.push({ field: name, message: `must be an integer from ${min} to ${max}` });
}

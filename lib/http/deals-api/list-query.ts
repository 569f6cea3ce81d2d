import type { NextRequest } from "next/server";
import { DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { isStorable } from "@/lib/domain/fields";
import type { FieldKind, FieldQuery } from "@/lib/domain/pagination/sql/field-query";
import { isObject, type JsonObject } from "@/lib/http/parse";
import { type NestedQuery, nestedQuery, valuesOf } from "./nested-query";
import { readPage, readSkippedPages } from "./page";
import type { Resource } from "./resource";
import { fieldsByWireName, readWhere } from "./where";

/** Names of the relations to include with each record. */
export type Relations = ReadonlySet<string>;

/**
 * Parses the query of a plain list or a count (docs/api.md 2): texts match exactly, `skip` is an
 * offset. Throws `invalid`.
 */
export function listQuery(
  resource: Resource,
  request: NextRequest,
): { query: FieldQuery; relations: Relations } {
  return read(resource, request, "equal", readPage);
}

/**
 * Parses the query of a `/pagination` list (docs/api.md 2): texts match by "contains", `skip` is a
 * 1-based page. Throws `invalid`.
 */
export function paginationQuery(
  resource: Resource,
  request: NextRequest,
): { query: FieldQuery; relations: Relations } {
  return read(resource, request, "contain", readSkippedPages);
}

/** Parses the relations requested for one record. Throws `invalid` for unknown ones. */
export function requestedRelations(resource: Resource, request: NextRequest): Relations {
  const issues: FieldIssue[] = [];
  const relations = readRelations(resource, sentOf(request), issues);
  if (issues.length > 0) throw invalid(...issues);
  return relations;
}

function read(
  resource: Resource,
  request: NextRequest,
  match: FieldQuery["match"],
  readLimits: typeof readPage,
) {
  const sent = sentOf(request);
  const issues: FieldIssue[] = [];
  const relations = readRelations(resource, sent, issues);
  const query: FieldQuery = {
    match,
    where: readWhere(resource, sent, issues),
    search: readSearch(sent.plain.search, issues),
    order: readOrder(resource, sent.plain.order, issues),
    ...readLimits(sent.plain, issues),
  };
  if (issues.length > 0) throw invalid(...issues);
  return { query, relations };
}

function sentOf(request: NextRequest): { plain: JsonObject; data: JsonObject } {
  const { plain, data } = nestedQuery(request);
  if (!data) throw new DomainError("malformed_request", "data must be a JSON object");
  return { plain, data };
}

function readRelations(
  { noun, relations }: Resource,
  { plain, data }: NestedQuery,
  issues: FieldIssue[],
): Relations {
  const asked = [...valuesOf(plain.relations), ...valuesOf(data?.relations)];
  const known = asked.filter(
    (name): name is string => typeof name === "string" && relations.includes(name),
  );
  const unknown = asked.filter((name) => typeof name !== "string" || !relations.includes(name));
  for (const name of unknown) {
    const message =
      typeof name === "string"
        ? `must not name ${JSON.stringify(name)}: ${noun} has ${relations.join(", ")}`
        : `must be a list of names: ${noun} has ${relations.join(", ")}`;
    issues.push({ field: "relations", message });
  }
  return new Set(known);
}

function readSearch(sent: unknown, issues: FieldIssue[]): string | undefined {
  if (sent === undefined || sent === "") return undefined;
  if (typeof sent === "string" && isStorable(sent)) return sent;
  issues.push({ field: "search", message: "must be a text without NUL or broken characters" });
}

/** Kinds of fields that a list cannot be ordered by. */
const UNORDERED: ReadonlySet<FieldKind | undefined> = new Set<FieldKind>(["texts", "absent"]);

function readOrder(
  { noun, names, columns }: Resource,
  sent: unknown,
  issues: FieldIssue[],
): FieldQuery["order"] {
  if (sent === undefined || sent === "") return [];
  if (!isObject(sent)) {
    issues.push({ field: "order", message: "must name fields, as in order[id]=ASC" });
    return [];
  }
  const fields = fieldsByWireName(names, columns);
  return Object.entries(sent).flatMap(([name, direction]) => {
    const field = fields.get(name);
    if (field === undefined || UNORDERED.has(columns[field]?.kind)) {
      issues.push({ field: `order.${name}`, message: `is not a field that ${noun} is ordered by` });
      return [];
    }
    if (typeof direction !== "string" || !/^(asc|desc)$/i.test(direction)) {
      issues.push({ field: `order.${name}`, message: "must be ASC or DESC" });
      return [];
    }
    return [{ field, descending: direction.toLowerCase() === "desc" }];
  });
}

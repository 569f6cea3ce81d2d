import type { NextRequest } from "next/server";
import qs from "qs";
import { isObject, type JsonObject } from "@/lib/http/parse";

/**
 * A query with nested brackets, and its parsed `data` parameter; `data` is undefined if it is not a
 * JSON object.
 */
export type NestedQuery = { plain: JsonObject; data: JsonObject | undefined };

/**
 * Parses a request's query with nested brackets into texts, lists of texts and objects of these.
 */
export function nestedQuery(request: NextRequest): NestedQuery {
  const plain: JsonObject = qs.parse(request.nextUrl.search, {
    ignoreQueryPrefix: true,
    plainObjects: true,
    depth: 3,
    arrayLimit: 100,
    parameterLimit: 10_000,
  });
  return { plain, data: readData(plain.data) };
}

/**
 * Returns the values sent under one name, as a single value, a list or an object by index, without
 * empty ones.
 */
export function valuesOf(sent: unknown): unknown[] {
  const values = Array.isArray(sent) ? sent : isObject(sent) ? Object.values(sent) : [sent];
  return values.filter((value) => value !== undefined && value !== null && value !== "");
}

function readData(sent: unknown): JsonObject | undefined {
  if (sent === undefined || sent === "") return {};
  if (typeof sent !== "string") return isObject(sent) ? sent : undefined;
  try {
    const data: unknown = JSON.parse(sent);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

import type { NextRequest } from "next/server";
import qs from "qs";
import { isObject, type JsonObject } from "@/lib/http/parse";

/** A query as it was sent: nested by brackets, and what its `data` parameter holds; undefined when that is not JSON. */
export type NestedQuery = { plain: JsonObject; data: JsonObject | undefined };

/** Reads a request's query with nested brackets. What it holds is as sent: texts, lists of texts, objects of these. */
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

/** The values under one name, whether it was sent once, as a list or as an object by index; blank ones are as if not sent. */
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

import { type IfMatch, stale } from "@/lib/domain/if-match";

/** One entity tag with its optional `W/`, or the text between two commas. */
const TAG = /(?:W\/)?"([^"]*)"|[^\s,]+/g;

/**
 * Returns the versions that a request's `If-Match` header names (RFC 9110 13.1.1); undefined without the
 * header, or if it is met by any version (`*`). Several header lines are one list. A tag may have `W/`
 * before it or lack its quotes; one that is no version matches no record.
 */
export function ifMatch(request: Request): IfMatch | undefined {
  const header = request.headers.get("if-match");
  if (header === null) return undefined;
  const tags = [...header.matchAll(TAG)];
  if (tags.some(([tag]) => tag === "*")) return undefined;
  return tags.map(([tag, quoted]) => quoted ?? tag.replace(/^W\//, ""));
}

/**
 * Throws `stale` if a request names a version of a record that has none: no tag can match it (RFC 9110
 * 13.1.1). `find` throws `not_found` first if the record does not exist.
 */
export async function refuseIfMatch(
  request: Request,
  type: string,
  find?: () => Promise<unknown>,
): Promise<void> {
  if (ifMatch(request) === undefined) return;
  await find?.();
  throw stale(type);
}

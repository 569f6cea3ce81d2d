/**
 * Whether the request is done only for the version that `If-Match` names: every write whose path names
 * a record (docs/api.md 3.2).
 */
export function honoursIfMatch(method: string, route: string): boolean {
  return method !== "GET" && route.includes("[");
}

import type { NextRequest } from "next/server";

/** Returns the `Link` header to the next page (RFC 8288), no header for the last page. */
export function nextLink(request: NextRequest, nextCursor: string | null): Record<string, string> {
  if (nextCursor === null) return {};
  const query = new URLSearchParams(request.nextUrl.searchParams);
  query.set("cursor", nextCursor);
  return { Link: `<${request.nextUrl.pathname}?${query}>; rel="next"` };
}

import type { NextRequest } from "next/server";

/** The `Link` header to the page after this one (RFC 8288); none on the last. */
export function nextLink(request: NextRequest, nextCursor: string | null): Record<string, string> {
  if (nextCursor === null) return {};
  const query = new URLSearchParams(request.nextUrl.searchParams);
  query.set("cursor", nextCursor);
  return { Link: `<${request.nextUrl.pathname}?${query}>; rel="next"` };
}

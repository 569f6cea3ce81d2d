import type { NextRequest } from "next/server";
import { publicOrigin } from "@/lib/http/public-url";

/**
 * Returns the `Link` header to the next page (RFC 8288), an absolute address below the public URL;
 * no header for the last page.
 */
export function nextLink(request: NextRequest, nextCursor: string | null): Record<string, string> {
  if (nextCursor === null) return {};
  const query = new URLSearchParams(request.nextUrl.searchParams);
  query.set("cursor", nextCursor);
  return { Link: `<${publicOrigin()}${request.nextUrl.pathname}?${query}>; rel="next"` };
}

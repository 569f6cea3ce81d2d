import type { NextRequest } from "next/server";

/** Headers of responses that pages of other origins may read. */
const EXPOSED = [
  "Accept-Encoding",
  "Accept-Patch",
  "Allow",
  "Content-Disposition",
  "ETag",
  "Idempotent-Replayed",
  "Link",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "WWW-Authenticate",
  "X-Request-Id",
].join(", ");

/** Allowed when the browser names none. */
const USUAL =
  "Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, Organization-Id, Tenant-Id, X-Request-Id";

// Names of headers as in RFC 9110, with commas. A browser sends no more than a few.
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~-]+(\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/;
const MAX_NAMES_LENGTH = 4_000;

/**
 * Allows calls with a token from any origin. Credentials are not allowed, so another site cannot
 * use a browser session.
 */
export function corsHeaders(): Record<string, string> {
  return { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED };
}

/**
 * Returns the response to a CORS preflight request. It allows every header that the page is about
 * to send: libraries add their own, and none of them gives a page rights that it lacks.
 */
export function preflight(request: NextRequest, methods: string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(),
      Allow: [...methods, "OPTIONS"].join(", "),
      "Access-Control-Allow-Methods": methods.join(", "),
      "Access-Control-Allow-Headers": requestedHeaders(request),
      "Access-Control-Max-Age": "86400",
      Vary: "Access-Control-Request-Headers",
    },
  });
}

function requestedHeaders({ headers }: NextRequest): string {
  const sent = headers.get("access-control-request-headers")?.trim() ?? "";
  return sent.length <= MAX_NAMES_LENGTH && HEADER_NAMES.test(sent) ? sent : USUAL;
}

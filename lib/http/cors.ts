/**
 * Allows calls with a token from any origin. Credentials are not allowed, so another site cannot
 * use a browser session.
 */
export function corsHeaders(): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers":
      "ETag, Idempotent-Replayed, Link, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id",
  };
}

/** Returns the response to a CORS preflight request. */
export function preflight(methods: string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(),
      Allow: [...methods, "OPTIONS"].join(", "),
      "Access-Control-Allow-Methods": methods.join(", "),
      "Access-Control-Allow-Headers":
        "Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, Organization-Id, Tenant-Id, X-Request-Id",
      "Access-Control-Max-Age": "86400",
    },
  });
}

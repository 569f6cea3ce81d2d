/** Any origin may call with a token; cookies are never allowed along, so a browser session is of no use to another site. */
export function corsHeaders(): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers":
      "ETag, Idempotent-Replayed, Link, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id",
  };
}

/** The answer to a browser that asks whether it may call. */
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

import { vi } from "vitest";

type Call = {
  method: string;
  /** The path below `/api/v1/crm`, without its query. */
  path: string;
  query: URLSearchParams;
  /** The version that an update is based on. */
  ifMatch: string | null;
  /** The key that a POST is repeated with. */
  key: string | null;
  /** The session that the page shows. */
  session: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what its component sends
  body: any;
};

type Respond = (call: Call) => unknown;

/**
 * Responds to the requests of components in place of the CRM API. Routes are named `METHOD /path`; a route returns the
 * response's JSON, undefined for 204, a `Response` for anything else, or throws where no server is reached. Any other
 * request fails as if there were no server. Returns the requests in the order in which they are made.
 */
export function stubServer(routes: Record<string, Respond>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, "http://localhost");
    const headers = new Headers(init.headers);
    const call: Call = {
      method: init.method ?? "GET",
      path: url.pathname.replace("/api/v1/crm", ""),
      query: url.searchParams,
      ifMatch: headers.get("if-match"),
      key: headers.get("idempotency-key"),
      session: headers.get("expected-session"),
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
    };
    calls.push(call);
    const respond = routes[`${call.method} ${call.path}`];
    if (!respond) throw new TypeError(`No route ${call.method} ${call.path}`);
    const result = await respond(call);
    if (result instanceof Response) return result;
    return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
  });
  return calls;
}

/** A refusal as the CRM API words it (docs/api.md 3.1). */
export function problem(
  status: number,
  code: string,
  detail: string,
  rest: Record<string, unknown> = {},
): Response {
  return Response.json(
    { code, detail, title: detail, status, ...rest },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}

/** The requests that change something. */
export function writes(calls: Call[]): Call[] {
  return calls.filter(({ method }) => method !== "GET");
}

import { crmUrl, type Query } from "./crm-url";
import { refusal, unreachable } from "./refusal";

const TIMEOUT_MS = 30_000;
// Browsers limit all keepalive requests together to 64 KB.
const KEEPALIVE_LIMIT = 32_000;

type RequestOptions = {
  query?: Query;
  body?: unknown;
  /** The `lock_version` that the change is based on; a newer record responds with 412. */
  ifMatch?: number;
  signal?: AbortSignal;
  /** Lets a small write reach the server while the page is being left. */
  outlivesPage?: boolean;
};

/**
 * Sends a request to the CRM API with the browser's session. Resolves to the JSON of the response,
 * or `undefined` for 204. Throws `ApiError` for every error response and if the server cannot be
 * reached; rethrows an abort of `signal`.
 */
export async function crmRequest<Body>(
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Body> {
  const response = await send(method, path, options);
  if (response.status === 204) return undefined as Body;
  const body = await readJson(response);
  if (!response.ok) throw refusal(response.status, body);
  return body as Body;
}

async function send(
  method: string,
  path: string,
  { query, body, ifMatch, signal, outlivesPage }: RequestOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const headers = new Headers({ Accept: "application/json" });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const text = body === undefined ? undefined : JSON.stringify(body);
  if (ifMatch !== undefined) headers.set("If-Match", `"${ifMatch}"`);
  try {
    return await fetch(crmUrl(path, query), {
      method,
      headers,
      body: text,
      keepalive: outlivesPage && text !== undefined && text.length < KEEPALIVE_LIMIT,
      credentials: "same-origin",
      cache: "no-store",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    if (response.ok) throw unreachable();
    return {};
  }
}

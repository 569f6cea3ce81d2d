import { crmUrl, type Query } from "./crm-url";
import { noteResponse, sessionHeaders } from "./page-session";
import { refusal, unreachable } from "./refusal";
import { keepRetryKey, takeRetryKey } from "./retry-key";

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
  /** A POST that only reads, or that does no more when it is repeated: it needs no key. */
  isRepeatable?: boolean;
};

/**
 * Sends a request to the CRM API with the browser's session. Resolves to the JSON of the response,
 * or `undefined` for 204. Throws `ApiError` for every error response and if the server cannot be
 * reached; rethrows an abort of `signal`. A POST that is sent again after an unknown outcome acts
 * once (`takeRetryKey`).
 */
export async function crmRequest<Body>(
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Body> {
  if (method !== "POST" || options.isRepeatable) return attempt(method, path, options, {});
  const request = `${crmUrl(path, options.query)}\n${JSON.stringify(options.body)}`;
  const key = takeRetryKey(request);
  let status = 0;
  try {
    return await attempt(method, path, options, { "Idempotency-Key": key }, (received) => {
      status = received;
    });
  } finally {
    keepRetryKey(request, key, status);
  }
}

async function attempt<Body>(
  method: string,
  path: string,
  options: RequestOptions,
  headers: Record<string, string>,
  onStatus?: (status: number) => void,
): Promise<Body> {
  const response = await send(method, path, options, headers);
  if (response.status === 204) {
    onStatus?.(204);
    noteResponse(204);
    return undefined as Body;
  }
  const body = await readJson(response);
  onStatus?.(response.status);
  if (response.ok) noteResponse(response.status);
  else throw refusal(response.status, body);
  return body as Body;
}

async function send(
  method: string,
  path: string,
  { query, body, ifMatch, signal, outlivesPage }: RequestOptions,
  more: Record<string, string>,
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const headers = new Headers({ Accept: "application/json", ...sessionHeaders(), ...more });
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
    throw unreachable(method);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    if (response.ok) throw unreachable("GET");
    return {};
  }
}

import type { ErrorCode, FieldIssue } from "@/lib/domain/errors";
import { ApiError } from "./api-error";

const BASE = "/api/v1/crm";
const ANSWER_WITHIN_MS = 30_000;
// Browsers allow 64 KB for all such requests together.
const KEEPALIVE_LIMIT = 32_000;

type Query = Record<string, string | number | boolean | null | undefined>;

export type RequestOptions = {
  query?: Query;
  body?: unknown;
  /** The `lock_version` the change is based on; a newer record answers 412. */
  ifMatch?: number;
  signal?: AbortSignal;
  /** Lets a small write reach the server although the page is being left. */
  outlivesPage?: boolean;
};

/**
 * One call of the CRM API with the browser's own session; resolves to the answer's JSON, or undefined for 204.
 * Throws `ApiError` for every refusal and for a server that cannot be reached; rethrows an abort of `signal`.
 */
export async function crmRequest<Answer>(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  const answer = await send(method, path, options);
  if (answer.status === 204) return undefined as Answer;
  const body = await readJson(answer);
  if (!answer.ok) throw refusal(answer.status, body);
  return body as Answer;
}

async function send(
  method: string,
  path: string,
  { query, body, ifMatch, signal, outlivesPage }: RequestOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const headers = new Headers({ Accept: "application/json" });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const text = body === undefined ? undefined : JSON.stringify(body);
  if (ifMatch !== undefined) headers.set("If-Match", `"${ifMatch}"`);
  try {
    return await fetch(`${BASE}${path}${toQueryString(query)}`, {
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

function toQueryString(query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parameters.set(name, String(value));
  }
  return parameters.size ? `?${parameters}` : "";
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    if (answer.ok) throw unreachable();
    return {};
  }
}

function refusal(status: number, body: unknown): ApiError {
  const problem = isRecord(body) ? body : {};
  const code = typeof problem.code === "string" ? (problem.code as ErrorCode) : "internal";
  const errors = Array.isArray(problem.errors) ? problem.errors.filter(isFieldIssue) : [];
  const detail = typeof problem.detail === "string" && problem.detail !== "" ? problem.detail : fallbackDetail(status);
  return new ApiError(status, code, detail, errors, problem);
}

function fallbackDetail(status: number): string {
  if (status === 401) return "Your session has ended. Sign in again.";
  return status === 503
    ? "The service is not available right now. Try again in a moment."
    : "Something went wrong. Try again.";
}

function unreachable(): ApiError {
  return new ApiError(
    0,
    "unreachable",
    "The server could not be reached. Check your connection and try again.",
    [],
    {},
  );
}

function isFieldIssue(value: unknown): value is FieldIssue {
  return isRecord(value) && typeof value.field === "string" && typeof value.message === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

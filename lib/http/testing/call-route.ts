import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { NextRequest } from "next/server";

export type CallOptions = {
  /** A Bearer token: a JWT or an API key. */
  token?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a string or bytes are sent as they are. */
  body?: unknown;
};

export type Answer = {
  status: number;
  headers: Headers;
  /** The parsed JSON, the text where it is none; undefined for an empty answer. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of an answer is its own statement of the type
  body: any;
};

/** Calls the handler of the route file that the path leads to, as the server would, without a server. */
export async function callRoute(
  method: string,
  pathAndQuery: string,
  options: CallOptions = {},
): Promise<Answer> {
  const response = await requestRoute(method, pathAndQuery, options);
  const bytes = await response.arrayBuffer();
  return {
    status: response.status,
    headers: response.headers,
    body: bodyOf(bytes, response.headers),
  };
}

/** The same, with the response as it is; `signal` aborts when the caller goes away. */
export async function requestRoute(
  method: string,
  pathAndQuery: string,
  options: CallOptions & { signal?: AbortSignal } = {},
): Promise<Response> {
  const { token, headers = {}, body, signal } = options;
  const request = new NextRequest(new URL(pathAndQuery, "http://localhost:3000"), {
    method,
    headers: {
      host: "localhost:3000",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: bytesOf(body),
    signal,
  });
  const { file, params } = routeOf(request.nextUrl.pathname);
  const handlers = await import(/* @vite-ignore */ pathToFileURL(file).href);
  // Next answers HEAD with the handler of GET, and sends no body.
  return handlers[method === "HEAD" ? "GET" : method](request, { params: Promise.resolve(params) });
}

function bytesOf(body: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || typeof body === "string") return body;
  return body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body);
}

function bodyOf(bytes: ArrayBuffer, headers: Headers): unknown {
  if (bytes.byteLength === 0) return undefined;
  const text = Buffer.from(bytes).toString("utf8");
  return /json/.test(headers.get("content-type") ?? "json") ? JSON.parse(text) : text;
}

type Route = { file: string; steps: string[] };

const API = path.join(process.cwd(), "app", "api");
let routes: Route[] | undefined;

/** Every route file of the API with the steps of its path below `/api`, such as `["deals", "[id]"]`. */
export function routeFiles(): Route[] {
  routes ??= readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "route.ts")
    .map((name) => ({ file: path.join(API, name), steps: path.dirname(name).split(path.sep) }))
    .sort((a, b) => precedence(a.steps).localeCompare(precedence(b.steps)));
  return routes;
}

function routeOf(pathname: string) {
  const segments = pathname
    .replace(/^\/api\//, "")
    .split("/")
    .map(decodeURIComponent);
  for (const { file, steps } of routeFiles()) {
    const params = match(steps, segments);
    if (params) return { file, params };
  }
  throw new Error(`No route file answers ${pathname}`);
}

/** The path's parameters; null when the steps do not lead there. */
function match(steps: string[], segments: string[]): Record<string, string | string[]> | null {
  const params: Record<string, string | string[]> = {};
  for (const [index, step] of steps.entries()) {
    const segment = segments[index];
    const [, rest] = /^\[\.\.\.(\w+)\]$/.exec(step) ?? [];
    const [, name] = /^\[(\w+)\]$/.exec(step) ?? [];
    if (segment === undefined) return null;
    if (rest) return { ...params, [rest]: segments.slice(index) };
    if (name) params[name] = segment;
    else if (step !== segment) return null;
  }
  return steps.length === segments.length ? params : null;
}

/** Sorts fixed steps before parameters, and both before a catch-all. */
function precedence(steps: string[]): string {
  return steps
    .map((step) => (step.startsWith("[...") ? "2" : step.startsWith("[") ? "1" : "0"))
    .join("");
}

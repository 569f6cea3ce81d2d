import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { NextRequest } from "next/server";
import { assertDeclared } from "./assert-declared";
import { assertDocumented, type Exchange } from "./assert-documented";

export type CallOptions = {
  /** A Bearer token: a JWT or an API key. */
  token?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a string or bytes are sent as they are. */
  body?: unknown;
};

type RequestOptions = CallOptions & {
  signal?: AbortSignal;
  /** Sent as it is read, in place of a body. */
  stream?: ReadableStream<Uint8Array>;
};

export type Answer = {
  status: number;
  headers: Headers;
  /** The parsed JSON, or the text of another type; undefined for an empty body. */
  // biome-ignore lint/suspicious/noExplicitAny: each test states the body it expects
  body: any;
};

/**
 * Calls the handler of the path's route file as the server would, without a server. Throws if the
 * response is not one that the endpoint or its surface declares.
 */
export async function callRoute(
  method: string,
  pathAndQuery: string,
  options: CallOptions = {},
): Promise<Answer> {
  const { handler, route, sent, response } = await request(method, pathAndQuery, options);
  const { status, headers } = response;
  const body = bodyOf(await response.arrayBuffer(), headers);
  if (method === "HEAD") return { status, headers, body };
  assertDeclared(`${method} ${pathAndQuery}`, handler, { status, body });
  assertDocumented({ method, route, sent, received: { status, headers, body } });
  return { status, headers, body };
}

/**
 * Calls the route and returns the response as it is; `signal` aborts when the client disconnects.
 */
export async function requestRoute(
  method: string,
  pathAndQuery: string,
  options: RequestOptions = {},
): Promise<Response> {
  return (await request(method, pathAndQuery, options)).response;
}

async function request(
  method: string,
  pathAndQuery: string,
  options: RequestOptions,
): Promise<{
  handler: object;
  route: string;
  sent: Exchange["sent"];
  response: Response;
}> {
  const { token, headers = {}, body, signal, stream } = options;
  const request = new NextRequest(new URL(pathAndQuery, "http://localhost:3000"), {
    method,
    headers: {
      host: "localhost:3000",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: stream ?? bytesOf(body),
    ...(stream && { duplex: "half" }),
    signal,
  });
  const { file, steps, params } = routeOf(request.nextUrl.pathname);
  const handlers = await import(/* @vite-ignore */ pathToFileURL(file).href);
  // Next serves HEAD with the handler of GET and drops the body.
  const handler = handlers[method === "HEAD" ? "GET" : method];
  const isPlain = !request.headers.has("content-encoding");
  const contentType = isPlain ? request.headers.get("content-type") : null;
  const sent = { query: request.nextUrl.searchParams, body: jsonOf(body), contentType };
  const response = await handler(request, { params: Promise.resolve(params) });
  return { handler, route: steps.join("/"), sent, response };
}

/** The value that a body means as JSON, itself if it is none; undefined for blanks, which count as no body. */
function jsonOf(body: unknown): unknown {
  if (typeof body !== "string" && !(body instanceof Uint8Array)) return body;
  const text = typeof body === "string" ? body : Buffer.from(body).toString("utf8");
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return body;
  }
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

/**
 * Returns every route file of the API with the segments of its path below `/api`, such as
 * `["deals", "[id]"]`.
 */
export function routeFiles(): Route[] {
  routes ??= readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "route.ts")
    .map((name) => ({ file: path.join(API, name), steps: stepsOf(name) }))
    .sort((a, b) => precedence(a.steps).localeCompare(precedence(b.steps)));
  return routes;
}

/** The segments of a route file's folder below `/api`; one empty segment for `/api` itself. */
function stepsOf(name: string): string[] {
  const folder = path.dirname(name);
  return folder === "." ? [""] : folder.split(path.sep);
}

function routeOf(pathname: string) {
  const segments = pathname
    .replace(/^\/api\/?/, "")
    .split("/")
    .map(decodeURIComponent);
  for (const { file, steps } of routeFiles()) {
    const params = match(steps, segments);
    if (params) return { file, steps, params };
  }
  throw new Error(`No route file for ${pathname}`);
}

/** Returns the path's parameters, null if the path does not match. */
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

/** Sorts fixed segments before parameters, and both before a catch-all. */
function precedence(steps: string[]): string {
  return steps
    .map((step) => (step.startsWith("[...") ? "2" : step.startsWith("[") ? "1" : "0"))
    .join("");
}

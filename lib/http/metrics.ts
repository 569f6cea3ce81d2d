import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Histogram, register } from "prom-client";
import { env } from "@/lib/env";

const NAME = "http_request_duration_seconds";

/**
 * Observes a request's duration by method, route and status. `route` is the path with placeholders
 * for its parameters.
 */
export function observeRequest(
  method: string,
  route: string,
  status: number,
  seconds: number,
): void {
  durations().observe({ method, route, status }, seconds);
}

/**
 * Returns the process's metrics in the Prometheus format if the Bearer token is `METRICS_TOKEN`,
 * else 401; 404 without `METRICS_TOKEN`.
 */
export async function metrics(request: Request): Promise<Response> {
  const { metricsToken } = env();
  if (!metricsToken) return new Response(null, { status: 404 });
  const [, sent = ""] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!isSame(sent, metricsToken)) {
    return new Response(null, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
  }
  durations();
  return new Response(await register.metrics(), {
    headers: { "Content-Type": register.contentType, "Cache-Control": "no-store" },
  });
}

/**
 * Returns the process's histogram. Creates it, and registers the metrics of Node.js, on first use.
 */
function durations(): Histogram<"method" | "route" | "status"> {
  const existing = register.getSingleMetric(NAME);
  if (existing instanceof Histogram) return existing;
  collectDefaultMetrics();
  return new Histogram({
    name: NAME,
    help: "Time from a request's arrival to its answer's start, by method, route and status.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
}

function isSame(sent: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}

import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Histogram, register } from "prom-client";
import { env } from "@/lib/env";

const NAME = "http_request_duration_seconds";

/** Counts an answered request by method, route and status. `route` is its path with names for its parameters. */
export function observeRequest(
  method: string,
  route: string,
  status: number,
  seconds: number,
): void {
  durations().observe({ method, route, status }, seconds);
}

/**
 * The process's figures as Prometheus reads them, for who sends `METRICS_TOKEN` as a Bearer token; without one configured
 * there is nothing here.
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

/** The one histogram of the process, made with the figures of Node on first use. */
function durations(): Histogram<"method" | "route" | "status"> {
  const known = register.getSingleMetric(NAME);
  if (known instanceof Histogram) return known;
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

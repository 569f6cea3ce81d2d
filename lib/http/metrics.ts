import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";
import { databaseConnections } from "@/lib/domain/database-connections";
import { DomainError, notFound } from "@/lib/domain/errors";
import { env } from "@/lib/env";
import { runningImports } from "./import-slots";
import { openStreamCount } from "./open-streams";
import { JsonText, Reply } from "./reply";

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
 * Returns the process's metrics in the Prometheus format if the Bearer token is `METRICS_TOKEN`.
 * Throws `unauthenticated` if it is not, `not_found` without `METRICS_TOKEN`.
 */
export async function metrics({ request }: { request: Request }): Promise<Reply> {
  const { metricsToken } = env();
  if (!metricsToken) throw notFound();
  const [, sent = ""] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!isSame(sent, metricsToken))
    throw new DomainError("unauthenticated", "Send METRICS_TOKEN as a Bearer token");
  durations();
  return new Reply(200, new JsonText(await register.metrics()), {
    "Content-Type": register.contentType,
  });
}

/**
 * Returns the process's histogram. Creates it, and registers the metrics of Node.js, on first use.
 */
function durations(): Histogram<"method" | "route" | "status"> {
  const existing = register.getSingleMetric(NAME);
  if (existing instanceof Histogram) return existing;
  collectDefaultMetrics();
  measureResources();
  return new Histogram({
    name: NAME,
    help: "Time from a request's arrival to its answer's start, by method, route and status.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
}

/** Registers what requests hold while they last. */
function measureResources(): void {
  new Gauge({
    name: "opportune_event_streams_open",
    help: "Event streams that are open.",
    collect() {
      this.set(openStreamCount());
    },
  });
  new Gauge({
    name: "opportune_imports_running",
    help: "Imports that are running.",
    collect() {
      this.set(runningImports());
    },
  });
  new Gauge({
    name: "opportune_database_connections",
    help: "Connections of the pool, by state; and requests that wait for one.",
    labelNames: ["state"],
    collect() {
      for (const [state, count] of Object.entries(databaseConnections()))
        this.set({ state }, count);
    },
  });
}

function isSame(sent: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}

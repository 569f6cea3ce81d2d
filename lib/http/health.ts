import { z } from "zod";
import { checkHealth } from "@/lib/domain/check-health";
import { DomainError } from "@/lib/domain/errors";

/** The response of a health check. */
export const HealthResponse = z.strictObject({
  status: z.literal("ok"),
  database: z.literal("ok"),
});

/** The response of `GET /api/ping`. */
export const PingResponse = z.strictObject({ status: z.literal("ok") });

const TIMEOUT_MS = 2_500;

let current: Promise<void> | undefined;

/**
 * Checks the database (docs/api.md 1). Requests at the same time share one check, so that nobody
 * can keep the database busy with them. Throws `unavailable` if it fails or does not respond within
 * 2.5 seconds.
 */
export async function health(): Promise<z.output<typeof HealthResponse>> {
  current ??= check().finally(() => {
    current = undefined;
  });
  await current;
  return { status: "ok", database: "ok" };
}

async function check(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time")), TIMEOUT_MS);
  });
  try {
    await Promise.race([checkHealth(), timeout]);
  } catch {
    throw new DomainError("unavailable", "The database does not answer", { retryAfter: 2 });
  } finally {
    clearTimeout(timer);
  }
}

import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { ProcessGlobal } from "@/lib/process-global";

/** Imports that run at once: they hold a connection, memory and their organization's lock. */
const MAX_OF_ORGANIZATION = 2;
const MAX_OF_PROCESS = 4;
const RETRY_AFTER_SECONDS = 10;

// By organization. Shared by the routes, which Next bundles separately.
const running = new ProcessGlobal<Map<string, number>>("opportuneImports");

/**
 * Counts an import of the organization as running until the returned function is called. Throws
 * `rate_limited` if the organization has two running already, and `unavailable` if the process has
 * four (docs/api.md 3.6).
 */
export function admitImport({ organizationId }: Actor): () => void {
  const counts = running.getOrCreate(() => new Map());
  const own = counts.get(organizationId) ?? 0;
  if (own >= MAX_OF_ORGANIZATION)
    throw refusal(
      "rate_limited",
      `${MAX_OF_ORGANIZATION} imports of your organization are running; try again when one is done`,
    );
  if (runningImports() >= MAX_OF_PROCESS)
    throw refusal("unavailable", "The server is busy with other imports; try again");
  counts.set(organizationId, own + 1);
  return () => {
    const left = (counts.get(organizationId) ?? 1) - 1;
    if (left > 0) counts.set(organizationId, left);
    else counts.delete(organizationId);
  };
}

/** The number of imports that are running in this process. */
export function runningImports(): number {
  return [...(running.get()?.values() ?? [])].reduce((sum, count) => sum + count, 0);
}

function refusal(code: "rate_limited" | "unavailable", detail: string): DomainError {
  return new DomainError(code, detail, { retryAfter: RETRY_AFTER_SECONDS });
}

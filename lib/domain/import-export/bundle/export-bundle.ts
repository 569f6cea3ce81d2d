import type { Actor, Authorized } from "@/lib/domain/actor";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { textStream } from "@/lib/text-stream";
import { BUNDLE_VERSION } from "./schema";
import { exportCustomers } from "./sql/export-customers";
import { exportOpportunities } from "./sql/export-opportunities";
import { exportPipelines } from "./sql/export-pipelines";

/**
 * The organization's whole bundle, deleted records included, as a stream of JSON text (docs/api.md 3.6).
 * Reads page by page as the reader consumes it; holds no transaction or connection in between. Throws
 * `forbidden` without MANAGE_SHARED_PIPELINES.
 */
export async function exportBundle(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
): Promise<ReadableStream<Uint8Array>> {
  await ensureDefaultPipeline(actor.organizationId);
  return textStream(bundleTexts(actor));
}

async function* bundleTexts({ organizationId }: Actor): AsyncGenerator<string, undefined> {
  const head = {
    version: BUNDLE_VERSION,
    exported_at: new Date().toISOString(),
    organization_id: organizationId,
  };
  yield JSON.stringify(head).slice(0, -1);
  // Referenced records come after the referring ones, so that no reference leads out of the bundle, whatever is created meanwhile.
  yield* list("activities", exportCustomers(organizationId, "activities"));
  yield* list("leads", exportCustomers(organizationId, "leads"));
  yield* list("opportunities", exportOpportunities(organizationId));
  yield* list("contacts", exportCustomers(organizationId, "contacts"));
  yield* list("accounts", exportCustomers(organizationId, "accounts"));
  yield* list("pipelines", exportPipelines(organizationId));
  yield "}";
}

/** Yields one list of the bundle from pages of records as JSON text. */
async function* list(name: string, pages: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield `,"${name}":[`;
  let separator = "";
  for await (const records of pages) {
    if (records.length > 0) yield separator + records.join(",\n");
    if (records.length > 0) separator = ",\n";
  }
  yield "]";
}

import type { Authorized } from "@/lib/domain/actor";
import { exportBundle } from "@/lib/domain/import-export/bundle/export-bundle";
import type { Section } from "@/lib/domain/import-export/bundle/schema";

type ReadBundle = Record<Section, Record<string, unknown>[]> & {
  version: number;
  organization_id: string;
};

/** The organization's bundle as one object; for tests, which compare bundles. */
export async function readBundle(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
): Promise<ReadBundle> {
  return new Response(await exportBundle(actor)).json();
}

/** The bundle without the members that may differ between two organizations (docs/api.md 3.6). */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      MAY_DIFFER.has(key) ? [] : [[key, comparable(inner)]],
    ),
  );
}

const MAY_DIFFER = new Set([
  "exported_at",
  "organization_id",
  "id",
  "pipeline_id",
  "pipeline_stage_id",
  "created_at",
  "updated_at",
  "lock_version",
]);

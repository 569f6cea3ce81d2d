import type { ImportContext } from "@/lib/domain/import-export/import-context";
import type { RowReport } from "@/lib/domain/import-export/report";
import type { BundleRow } from "./read-rows";

type Row = {
  public_id?: string | null;
  deleted_at?: string | null;
  merged_into_public_id?: string | null;
};

/**
 * The rows in an order in which the record that a row is merged into precedes it. A row whose merges lead
 * back to itself is reported and left out.
 */
export function survivorsFirst<R extends Row>(
  report: RowReport,
  rows: BundleRow<R>[],
): BundleRow<R>[] {
  if (!rows.some(({ row }) => row.merged_into_public_id)) return rows;
  const mergedInto = new Map(
    rows.map(({ row }) => [row.public_id ?? "", row.merged_into_public_id ?? ""]),
  );
  const depths = rows.map((entry) => ({ entry, depth: depthOf(entry.row, mergedInto) }));
  for (const { entry, depth } of depths)
    if (depth === null)
      report.reject(
        entry.place,
        "merged_into_public_id",
        "must not lead back to the record itself",
      );
  return depths
    .flatMap(({ entry, depth }) => (depth === null ? [] : [{ entry, depth }]))
    .sort((a, b) => a.depth - b.depth)
    .map(({ entry }) => entry);
}

/** The number of merges that lead from the row to a record that is not merged; null if they form a circle. */
function depthOf(row: Row, mergedInto: ReadonlyMap<string, string>): number | null {
  const seen = new Set([row.public_id ?? ""]);
  let next = row.merged_into_public_id ?? "";
  while (next !== "") {
    if (seen.has(next)) return null;
    seen.add(next);
    next = mergedInto.get(next) ?? "";
  }
  return seen.size - 1;
}

/** The UUID of the record that a row was merged into; undefined if the row does not say. Reports a wrong one. */
export function mergedInto(
  { links, report }: ImportContext,
  section: "accounts" | "contacts",
  { place, row }: BundleRow<Row>,
): string | null | undefined {
  const id = links.find(section, { place, row }, "merged_into_public_id");
  if (id && !row.deleted_at)
    report.reject(place, "merged_into_public_id", "must be sent together with deleted_at");
  return id;
}

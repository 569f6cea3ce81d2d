import { isPublicId, PUBLIC_ID_PREFIXES } from "@/lib/domain/ids/public-id";
import type { BundleRow } from "./bundle/read-rows";
import { RECORD_TYPES, type Section } from "./bundle/schema";
import type { ImportContext } from "./import-context";
import { externalKey, type Keys } from "./sql/find-existing";

/**
 * Returns a function that tells whether a row's public and external ids are well formed and not those
 * of an earlier row; if not, it reports why.
 */
export function keyValidator(
  { report }: ImportContext,
  section: Exclude<Section, "pipelines">,
): (entry: BundleRow<Keys>) => boolean {
  const type = RECORD_TYPES[section];
  const seen = new Map<string, number | null>();
  return ({ place, row }) => {
    const publicId = row.public_id ?? null;
    if (publicId !== null && !isPublicId(type, publicId)) {
      report.reject(
        place,
        "public_id",
        `must be ${PUBLIC_ID_PREFIXES[type]} and 1 to 64 of letters, digits, _ and -`,
      );
      return false;
    }
    const keys = { public_id: publicId, external_id: externalKey(row) };
    for (const [field, key] of Object.entries(keys)) {
      if (key === null) continue;
      const first = seen.get(`${field}\n${key}`);
      if (first !== undefined) {
        report.reject(place, field, `repeats that of row ${first}`);
        return false;
      }
      seen.set(`${field}\n${key}`, place.index);
    }
    return true;
  };
}

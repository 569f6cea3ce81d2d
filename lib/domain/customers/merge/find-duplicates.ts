import type { Authorized } from "@/lib/domain/actor";
import type { CustomerType, DuplicateGroup } from "@/lib/domain/customers/schema";
import { selectDuplicates } from "./sql/duplicates";

/** Most groups per response; merging them brings up the next. */
const MAX_GROUPS = 20;

/**
 * Returns groups of live records that look like duplicates: accounts with the same name or web domain,
 * contacts with the same email address, or with the same name unless each has a different account.
 * Names are compared without case, punctuation and legal form.
 */
export async function findDuplicates(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  type: CustomerType,
): Promise<DuplicateGroup[]> {
  const groups = await selectDuplicates(actor, type, 2 * MAX_GROUPS);
  return withoutRepeated(groups).slice(0, MAX_GROUPS);
}

/** Drops groups whose records are all in an earlier group. */
function withoutRepeated(groups: DuplicateGroup[]): DuplicateGroup[] {
  return groups.filter(({ records }, index) => {
    const covers = (earlier: DuplicateGroup) =>
      records.every(({ id }) => earlier.records.some((record) => record.id === id));
    return !groups.slice(0, index).some(covers);
  });
}

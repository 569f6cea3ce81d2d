import { transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { insertRecord } from "./insert-record";
import type { PlainInput, PlainKind, PlainRecord } from "./kind";

/**
 * Creates a record; the calling user owns it unless the input names an owner or null. Throws
 * `invalid` listing every invalid field.
 */
export async function createRecord<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  kind: PlainKind<Kept, Create, Update>,
  input: Create,
): Promise<Kept> {
  return retryOnConflict(async () => {
    const { ids, issues } = await resolveReferences(actor, input);
    if (kind.issues) issues.push(...kind.issues(null, input));
    if (issues.length > 0) throw invalid(...issues);
    const values = {
      ...input,
      ...ids,
      owner_user_id: ids.owner_user_id === undefined ? actor.userId : ids.owner_user_id,
    };
    return transaction(actor, (tx) => insertRecord(tx, actor, kind, values));
  });
}

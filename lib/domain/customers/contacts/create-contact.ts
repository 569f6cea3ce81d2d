import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { insertContact } from "./insert-contact";
import type { ContactRecord, CreateContact } from "./schema";

/** Creates a contact, owned by the calling user unless the input says otherwise (api.md 3.2). Throws `forbidden`, `invalid`. */
export async function createContact(actor: Actor, input: CreateContact): Promise<ContactRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { account_id, owner_user_id } = input;
  return retryOnConflict(async () => {
    const { ids, issues } = await resolveReferences(actor, { account_id, owner_user_id });
    if (issues.length > 0) throw invalid(...issues);
    const values = {
      ...input,
      ...ids,
      owner_user_id: ids.owner_user_id === undefined ? actor.userId : ids.owner_user_id,
    };
    return transaction(actor, (tx) => insertContact(tx, actor, values));
  });
}

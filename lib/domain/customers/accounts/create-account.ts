import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { insertAccount } from "./insert-account";
import type { AccountRecord, CreateAccount } from "./schema";

/** Creates an account, owned by the calling user unless the input says otherwise (api.md 3.2). Throws `forbidden`, `invalid`. */
export async function createAccount(actor: Actor, input: CreateAccount): Promise<AccountRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { ids, issues } = await resolveReferences(actor, { owner_user_id: input.owner_user_id });
  if (issues.length > 0) throw invalid(...issues);
  const values = {
    ...input,
    owner_user_id: ids.owner_user_id === undefined ? actor.userId : ids.owner_user_id,
  };
  return retryOnConflict(() => transaction(actor, (tx) => insertAccount(tx, actor, values)));
}

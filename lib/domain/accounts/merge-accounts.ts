import type { Actor } from "@/lib/domain/actor";
import { type MergeShape, mergeRecords } from "@/lib/domain/customers/merge-records";
import { ACCOUNT_MERGE_FIELDS } from "@/lib/domain/customers/rules";
import type { MergeInput, MergeOutcome } from "@/lib/domain/customers/schema";
import { accountColumns } from "./columns";
import { lockAccounts, readAccount } from "./queries";
import type { AccountRecord } from "./schema";

/** Merges accounts into one: see `mergeRecords`. */
export async function mergeAccounts(
  actor: Actor,
  id: string,
  input: MergeInput,
  isDryRun = false,
): Promise<{ account: AccountRecord } & MergeOutcome> {
  const { record, ...outcome } = await mergeRecords(actor, id, input, isDryRun, SHAPE);
  return { account: record, ...outcome };
}

const SHAPE: MergeShape<AccountRecord> = {
  type: "account",
  plural: "accounts",
  fields: ACCOUNT_MERGE_FIELDS,
  read: readAccount,
  lock: lockAccounts,
  write: (tx, organizationId, id, values) =>
    tx.account.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...accountColumns(values), lockVersion: { increment: 1 }, updatedAt: new Date() },
    }),
};

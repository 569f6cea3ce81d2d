import type { Authorized } from "@/lib/domain/actor";
import { lockAccounts, readAccount } from "@/lib/domain/customers/accounts/queries";
import { ACCOUNT_FIELDS } from "@/lib/domain/customers/accounts/record";
import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import type { MergeInput, MergeOutcome } from "@/lib/domain/customers/schema";
import { toColumns } from "@/lib/domain/plain-records/to-columns";
import { type MergeOptions, mergeCustomers } from "./merge-customers";
import type { MergeShape } from "./merge-shape";
import { ACCOUNT_MERGE_FIELDS } from "./rules";

/** Merges accounts into one; guarantees and errors are those of `mergeCustomers`. */
export async function mergeAccounts(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: MergeInput,
  options: MergeOptions = {},
): Promise<{ account: AccountRecord } & MergeOutcome> {
  const { record, ...outcome } = await mergeCustomers(actor, id, input, options, SHAPE);
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
      data: {
        ...toColumns(ACCOUNT_FIELDS, values),
        lockVersion: { increment: 1 },
        updatedAt: new Date(),
      },
    }),
};

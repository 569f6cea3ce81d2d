import type { PlainKind } from "@/lib/domain/plain-records/kind";
import { toColumns } from "@/lib/domain/plain-records/to-columns";
import { identifyAccount, readAccount } from "./queries";
import { ACCOUNT_FIELDS } from "./record";
import type { AccountRecord, CreateAccount, UpdateAccount } from "./schema";

/** How accounts are read and written (docs/api.md 3.2). */
export const ACCOUNT: PlainKind<AccountRecord, CreateAccount, UpdateAccount> = {
  type: "account",
  read: readAccount,
  identify: identifyAccount,
  insert: (tx, row, values) =>
    tx.account.create({ data: { ...toColumns(ACCOUNT_FIELDS, values), ...row } }),
  update: (tx, where, values, stamp) =>
    tx.account.updateMany({
      where,
      data: {
        ...toColumns(ACCOUNT_FIELDS, values),
        ...stamp,
        // A restored record is no longer merged into another.
        ...(stamp.deletedAt === null && { mergedIntoId: null }),
      },
    }),
};

import type { PlainKind } from "@/lib/domain/plain-records/kind";
import { accountColumns } from "./columns";
import { identifyAccount, readAccount } from "./queries";
import type { AccountRecord, CreateAccount, UpdateAccount } from "./schema";

/** How accounts are read and written (docs/api.md 3.2). */
export const ACCOUNT: PlainKind<AccountRecord, CreateAccount, UpdateAccount> = {
  type: "account",
  read: readAccount,
  identify: identifyAccount,
  insert: (tx, row, values) =>
    tx.account.create({ data: { ...accountColumns(values), name: values.name, ...row } }),
  update: (tx, where, values, stamp) =>
    tx.account.updateMany({ where, data: { ...accountColumns(values), ...stamp } }),
};

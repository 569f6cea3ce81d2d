import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { accountColumns } from "./columns";
import { readAccount } from "./queries";
import type { AccountRecord, CreateAccount } from "./schema";

/** Writes a new account whose references are UUIDs, with its `create` event, in the caller's transaction. */
export async function insertAccount(
  tx: Db,
  actor: Actor,
  values: CreateAccount,
): Promise<AccountRecord> {
  const { organizationId } = actor;
  const id = randomUUID();
  const publicId = newPublicId("account");
  await tx.account.create({
    data: { ...accountColumns(values), name: values.name, organizationId, id, publicId },
  });
  await appendChanges(tx, actor, [
    {
      record_type: "account",
      record_id: id,
      public_id: publicId,
      action: "create",
      changes: fieldChanges(values),
    },
  ]);
  return readAccount(tx, organizationId, id);
}

import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { lockReferences } from "@/lib/domain/references/lock-references";
import { contactColumns } from "./columns";
import { readContact } from "./queries";
import type { ContactRecord, CreateContact } from "./schema";

/** Writes a new contact whose references are UUIDs, with its `create` event, in the caller's transaction. Throws `WriteConflict` when its account is gone. */
export async function insertContact(
  tx: Db,
  actor: Actor,
  values: CreateContact,
): Promise<ContactRecord> {
  const { organizationId } = actor;
  await lockReferences(tx, organizationId, { account_id: values.account_id });
  const id = randomUUID();
  const publicId = newPublicId("contact");
  await tx.contact.create({
    data: { ...contactColumns(values), name: values.name, organizationId, id, publicId },
  });
  await appendChanges(tx, actor, [
    {
      record_type: "contact",
      record_id: id,
      public_id: publicId,
      action: "create",
      changes: fieldChanges(values),
    },
  ]);
  return readContact(tx, organizationId, id);
}

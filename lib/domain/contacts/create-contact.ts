import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/changes/append";
import { fieldChanges } from "@/lib/domain/changes/compare";
import { invalid } from "@/lib/domain/errors";
import { holdLinks } from "@/lib/domain/hold-links";
import { newPublicId } from "@/lib/domain/public-id";
import { resolveReferences } from "@/lib/domain/resolve-references";
import { retryOnCollision } from "@/lib/domain/retry-on-collision";
import { contactColumns } from "./columns";
import { readContact } from "./queries";
import type { ContactRecord, CreateContact } from "./schema";

/** Creates a contact, owned by the calling user unless the input says otherwise (api.md 3.2). Throws `forbidden`, `invalid`. */
export async function createContact(actor: Actor, input: CreateContact): Promise<ContactRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  const { account_id, owner_user_id } = input;
  return retryOnCollision(async () => {
    const { ids, issues } = await resolveReferences(actor, { account_id, owner_user_id });
    if (issues.length > 0) throw invalid(...issues);
    const values = {
      ...input,
      ...ids,
      owner_user_id: ids.owner_user_id === undefined ? actor.userId : ids.owner_user_id,
    };
    return transaction(async (tx) => {
      await holdLinks(tx, organizationId, { account_id: values.account_id });
      const id = randomUUID();
      const publicId = newPublicId("contact");
      await tx.contact.create({ data: { ...contactColumns(values), name: input.name, organizationId, id, publicId } });
      await appendChanges(tx, actor, [
        { record_type: "contact", record_id: id, public_id: publicId, action: "create", changes: fieldChanges(values) },
      ]);
      return readContact(tx, organizationId, id);
    });
  });
}

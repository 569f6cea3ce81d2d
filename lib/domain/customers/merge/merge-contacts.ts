import type { Authorized } from "@/lib/domain/actor";
import { lockContacts, readContact } from "@/lib/domain/customers/contacts/queries";
import { CONTACT_FIELDS } from "@/lib/domain/customers/contacts/record";
import type { ContactRecord } from "@/lib/domain/customers/contacts/schema";
import type { MergeInput, MergeOutcome } from "@/lib/domain/customers/schema";
import { toColumns } from "@/lib/domain/plain-records/to-columns";
import { lockReferences } from "@/lib/domain/references/sql/lock-references";
import { type MergeOptions, mergeCustomers } from "./merge-customers";
import type { MergeShape } from "./merge-shape";
import { CONTACT_MERGE_FIELDS } from "./rules";

/** Merges contacts into one; guarantees and errors are those of `mergeCustomers`. */
export async function mergeContacts(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: MergeInput,
  options: MergeOptions = {},
): Promise<{ contact: ContactRecord } & MergeOutcome> {
  const { record, ...outcome } = await mergeCustomers(actor, id, input, options, SHAPE);
  return { contact: record, ...outcome };
}

const SHAPE: MergeShape<ContactRecord> = {
  type: "contact",
  plural: "contacts",
  fields: CONTACT_MERGE_FIELDS,
  read: readContact,
  lock: lockContacts,
  write: async (tx, organizationId, id, values) => {
    await lockReferences(tx, organizationId, { account_id: values.account_id });
    await tx.contact.update({
      where: { organizationId_id: { organizationId, id } },
      data: {
        ...toColumns(CONTACT_FIELDS, values),
        lockVersion: { increment: 1 },
        updatedAt: new Date(),
      },
    });
  },
};

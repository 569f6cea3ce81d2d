import type { PlainKind } from "@/lib/domain/plain-records/kind";
import { toColumns } from "@/lib/domain/plain-records/to-columns";
import { identifyContact, readContact } from "./queries";
import { CONTACT_FIELDS } from "./record";
import type { ContactRecord, CreateContact, UpdateContact } from "./schema";

/** How contacts are read and written (docs/api.md 3.2). */
export const CONTACT: PlainKind<ContactRecord, CreateContact, UpdateContact> = {
  type: "contact",
  read: readContact,
  identify: identifyContact,
  insert: (tx, row, values) =>
    tx.contact.create({ data: { ...toColumns(CONTACT_FIELDS, values), ...row } }),
  update: (tx, where, values, stamp) =>
    tx.contact.updateMany({
      where,
      data: {
        ...toColumns(CONTACT_FIELDS, values),
        ...stamp,
        // A restored record is no longer merged into another.
        ...(stamp.deletedAt === null && { mergedIntoId: null }),
      },
    }),
};

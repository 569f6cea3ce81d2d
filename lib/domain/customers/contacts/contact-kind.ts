import type { PlainKind } from "@/lib/domain/plain-records/kind";
import { contactColumns } from "./columns";
import { identifyContact, readContact } from "./queries";
import type { ContactRecord, CreateContact, UpdateContact } from "./schema";

/** How contacts are read and written (docs/api.md 3.2). */
export const CONTACT: PlainKind<ContactRecord, CreateContact, UpdateContact> = {
  type: "contact",
  read: readContact,
  identify: identifyContact,
  insert: (tx, row, values) =>
    tx.contact.create({ data: { ...contactColumns(values), name: values.name, ...row } }),
  update: (tx, where, values, stamp) =>
    tx.contact.updateMany({ where, data: { ...contactColumns(values), ...stamp } }),
};

import { type Prisma, systemDb } from "@/lib/db/client";
import { newPublicId } from "@/lib/domain/ids/public-id";

import { uniqueName } from "./unique-name";
import { withTextKeys } from "./with-text-keys";

export type ContactInput = Partial<Omit<Prisma.ContactUncheckedCreateInput, "organizationId">>;

/** Creates a contact in the organization. */
export function createContact(organizationId: string, input: ContactInput = {}) {
  return systemDb().contact.create({
    data: withTextKeys({
      publicId: newPublicId("contact"),
      name: uniqueName("Contact"),
      ...input,
      organizationId,
    }),
  });
}

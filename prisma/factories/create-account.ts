import { type Prisma, systemDb } from "@/lib/db/client";
import { newPublicId } from "@/lib/domain/ids/public-id";

import { uniqueName } from "./unique-name";
import { withTextKeys } from "./with-text-keys";

export type AccountInput = Partial<Omit<Prisma.AccountUncheckedCreateInput, "organizationId">>;

/** Creates an account in the organization. */
export function createAccount(organizationId: string, input: AccountInput = {}) {
  return systemDb().account.create({
    data: withTextKeys({
      publicId: newPublicId("account"),
      name: uniqueName("Account"),
      ...input,
      organizationId,
    }),
  });
}

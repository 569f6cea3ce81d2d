import { type Prisma, systemDb } from "@/lib/db/client";
import { newPublicId } from "@/lib/domain/ids/public-id";

import { uniqueName } from "./unique-name";

export type LeadInput = Partial<Omit<Prisma.LeadUncheckedCreateInput, "organizationId">>;

/** Creates a lead in the organization. */
export function createLead(organizationId: string, input: LeadInput = {}) {
  return systemDb().lead.create({
    data: { publicId: newPublicId("lead"), name: uniqueName("Lead"), ...input, organizationId },
  });
}

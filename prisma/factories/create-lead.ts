import { type Prisma, systemDb } from "@/lib/db/client";
import { foldText } from "@/lib/domain/fold-text";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { uniqueName } from "./unique-name";

export type LeadInput = Partial<Omit<Prisma.LeadUncheckedCreateInput, "organizationId">>;

/** Creates a lead in the organization. */
export function createLead(organizationId: string, input: LeadInput = {}) {
  const name = input.name ?? uniqueName("Lead");
  const nameKey = foldText(name);
  return systemDb().lead.create({
    data: { publicId: newPublicId("lead"), nameKey, ...input, name, organizationId },
  });
}

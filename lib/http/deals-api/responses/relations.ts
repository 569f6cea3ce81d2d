import { z } from "zod";
import { Id } from "@/lib/domain/response-fields";

/** The relations that every type of record has, if requested. */
export const sharedRelationFields = {
  organization: z.strictObject({ id: Id, name: z.string(), tenantId: Id }).optional(),
  tenant: z.strictObject({ id: Id, name: z.string() }).optional(),
};

/** The relation of records that name their creator, if requested. */
export const creatorRelation = {
  createdByUser: z
    .strictObject({ id: Id, name: z.string(), email: z.string(), tenantId: Id })
    .nullable()
    .optional(),
};

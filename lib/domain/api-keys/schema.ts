import { z } from "zod";
import { Instant, requiredText } from "@/lib/domain/fields";
import { SCOPES } from "@/lib/domain/permissions";

export type { ApiKeyRecord, CreatedApiKey } from "./record";

/**
 * A new API key. Without `expires_at` it expires in a year; with null it works until it is revoked.
 */
export const CreateApiKey = z.object({
  name: requiredText(200),
  scope: z.enum(SCOPES),
  expires_at: Instant.refine((moment) => Date.parse(moment) > Date.now(), "must be in the future")
    .nullable()
    .optional(),
});
export type CreateApiKey = z.output<typeof CreateApiKey>;

import { z } from "zod";
import { Instant, requiredText } from "@/lib/domain/fields";
import { SCOPES, type Scope } from "@/lib/domain/permissions";

/** What an API key is created from. Without `expires_at` it works until it is revoked. */
export const CreateApiKey = z.object({
  name: requiredText(200),
  scope: z.enum(SCOPES),
  expires_at: Instant.refine((moment) => Date.parse(moment) > Date.now(), "must be in the future")
    .nullable()
    .optional(),
});
export type CreateApiKey = z.output<typeof CreateApiKey>;

/** An API key as it is listed, without its secret; times are ISO 8601 in UTC. */
export type ApiKeyRecord = {
  id: string;
  name: string;
  scope: Scope;
  /** The public part of the key: `opk_live_<prefix>_…`. */
  prefix: string;
  created_by_user_id: string | null;
  created_by_name: string | null;
  created_at: string;
  expires_at: string | null;
  /** To the minute. */
  last_used_at: string | null;
  revoked_at: string | null;
};

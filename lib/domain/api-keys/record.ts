import { z } from "zod";
import { SCOPES } from "@/lib/domain/permissions";
import { Count, Id, InstantText, NullableText } from "@/lib/domain/response-fields";

/** An API key without its secret. */
export const ApiKeyRecord = z.strictObject({
  id: Id,
  name: z.string(),
  scope: z.enum(SCOPES),
  /** The public part of the key: `opk_live_<prefix>_…`. */
  prefix: z.string(),
  created_by_user_id: Id.nullable(),
  created_by_name: NullableText,
  /** Whether its creator is still an active ADMIN; null if no member created it. */
  created_by_is_admin: z.boolean().nullable(),
  created_at: InstantText,
  expires_at: InstantText.nullable(),
  /** To the minute. */
  last_used_at: InstantText.nullable(),
  revoked_at: InstantText.nullable(),
});
export type ApiKeyRecord = z.output<typeof ApiKeyRecord>;

/** The API keys of the organization. */
export const ApiKeyList = z.strictObject({ api_keys: z.array(ApiKeyRecord), total_count: Count });

/** A new API key; `key` is the whole key, which is never shown again. */
export const CreatedApiKey = z.strictObject({ api_key: ApiKeyRecord, key: z.string() });
export type CreatedApiKey = z.output<typeof CreatedApiKey>;

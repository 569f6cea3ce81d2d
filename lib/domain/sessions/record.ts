import { z } from "zod";
import { Id, InstantText, NullableText } from "@/lib/domain/response-fields";

export const SESSION_KINDS = ["browser", "token"] as const;

/** A live session of a user: a browser, or an API client with its refresh tokens. */
export const SessionRecord = z.strictObject({
  id: Id,
  kind: z.enum(SESSION_KINDS),
  created_at: InstantText,
  /** To five minutes. */
  last_used_at: InstantText,
  /** The address of its last use; null if unknown. */
  address: NullableText,
  user_agent: NullableText,
  /** Whether it is the session of this request. */
  is_current: z.boolean(),
});
export type SessionRecord = z.output<typeof SessionRecord>;

/** The live sessions of a user, the last used first. */
export const SessionList = z.strictObject({ sessions: z.array(SessionRecord) });

/** The type of a security event (docs/security.md). */
export type SecurityEventType =
  | "sign_in"
  | "sign_in_failed"
  | "limit_reached"
  | "sign_out"
  | "password_changed"
  | "password_link_made"
  | "token_reused"
  | "api_key_created"
  | "api_key_first_used"
  | "api_key_revoked"
  | "invitation_sent"
  | "invitation_accepted"
  | "role_changed"
  | "member_deactivated"
  | "member_reactivated"
  | "exported"
  | "imported"
  | "forbidden";

/** Something that concerns access to an organization: who did it, and what to whom. */
export type SecurityEvent = {
  type: SecurityEventType;
  /** Null if it is not known which organization it concerns; then only the log has it. */
  organizationId: string | null;
  /** Who did it; all three are null for an unknown person. */
  userId: string | null;
  apiKeyId: string | null;
  name: string | null;
  /** The object of the event. Never a password, token or key. */
  detail?: Record<string, string | number | boolean | null>;
};

import { DomainError } from "./errors";
import type { Permission, Role } from "./permissions";

/** An `Idempotency-Key`, and which of those that sent it may act: a UUID. */
export type Claim = { key: string; id: string };

/** Who calls, in which organization, and what they may do there. The first argument of every verb and query. */
export type Actor = {
  organizationId: string;
  tenantId: string;
  /** Null for an API key. */
  userId: string | null;
  /** Null for a user. */
  apiKeyId: string | null;
  /** The member's or the key's name, as history shows it. */
  name: string;
  /** Null for an API key. */
  role: Role | null;
  permissions: readonly Permission[];
  /** The claim on an `Idempotency-Key` that it acts under: what it writes is found by it (api.md 3.7). */
  claim?: Claim;
};

/** An actor that is a signed-in user. */
export type UserActor = Actor & { userId: string; role: Role };

export function can(actor: Actor, permission: Permission): boolean {
  return actor.permissions.includes(permission);
}

/** Throws `forbidden` unless the actor holds the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!can(actor, permission))
    throw new DomainError("forbidden", "You do not have permission to do this");
}

/** The same actor, known to be a user. Throws `user_session_required` for an API key. */
export function requireUser(actor: Actor): UserActor {
  const { userId, role } = actor;
  if (userId === null || role === null) {
    throw new DomainError(
      "user_session_required",
      "This needs a signed-in user; an API key has none",
    );
  }
  return { ...actor, userId, role };
}

import { DomainError } from "./errors";
import { type ImpliedBy, impliedBy, type Permission, type Role } from "./permissions";

/** An `Idempotency-Key`, and the id (a UUID) of the one request that currently acts under it. */
export type Claim = { key: string; id: string };

/** The caller, in one organization, with its permissions there. The first argument of every verb and query. */
export type Actor = {
  organizationId: string;
  tenantId: string;
  /** Null for an API key. */
  userId: string | null;
  /** Null for a user. */
  apiKeyId: string | null;
  /** The session of a request's user. */
  sessionId?: string;
  /** Name of the member or API key, as history shows it. */
  name: string;
  /** Null for an API key. */
  role: Role | null;
  permissions: readonly Permission[];
  /** The `Idempotency-Key` claim of the request; change events carry its id (docs/api.md 3.7). */
  claim?: Claim;
};

/** An actor that is a signed-in user. */
export type UserActor = Actor & { userId: string; role: Role };

/**
 * An actor that has been checked for the permission `P`; only `authorize` makes one. A verb that needs a permission takes
 * one as its first argument. It passes wherever a permission that `P` implies is required.
 */
export type Authorized<P extends Permission> = Actor &
  (P extends Permission ? { readonly [checked]: { readonly [Q in ImpliedBy<P>]: true } } : never);

declare const checked: unique symbol;

/** Returns the actor, checked for the permission. Throws `forbidden` if the actor lacks it. */
export function authorize<Caller extends Actor, P extends Permission>(
  actor: Caller,
  permission: P,
): Caller & Authorized<P> {
  if (isAuthorized(actor, permission)) return actor;
  throw new DomainError("forbidden", "You do not have permission to do this");
}

/** Whether the actor has the permission. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.permissions.includes(permission);
}

/** Throws `forbidden` if the actor lacks the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  authorize(actor, permission);
}

/** Returns the actor, known to be a user. Throws `user_session_required` for an API key. */
export function requireUser<Caller extends Actor>(actor: Caller): Caller & UserActor {
  if (isUser(actor)) return actor;
  throw new DomainError(
    "user_session_required",
    "This needs a signed-in user; an API key has none",
  );
}

function isAuthorized<Caller extends Actor, P extends Permission>(
  actor: Caller,
  permission: P,
): actor is Caller & Authorized<P> {
  return impliedBy(permission).every((implied) => can(actor, implied));
}

function isUser<Caller extends Actor>(actor: Caller): actor is Caller & UserActor {
  return actor.userId !== null && actor.role !== null;
}

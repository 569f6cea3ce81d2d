export const ROLES = ["VIEWER", "REP", "MANAGER", "ADMIN"] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ["read", "write", "manage"] as const;
export type Scope = (typeof SCOPES)[number];

/** All permissions, ascending: each implies the ones before it. */
export const PERMISSIONS = [
  "VIEW_SALES_PIPELINES",
  "EDIT_SALES_PIPELINES",
  "MANAGE_SHARED_PIPELINES",
  "MANAGE_ORGANIZATION",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The permissions that `P` implies, itself included: those of `PERMISSIONS` up to `P`. */
export type ImpliedBy<P extends Permission> = UpTo<typeof PERMISSIONS, P>;

type UpTo<All extends readonly string[], P> = All extends readonly [
  infer First,
  ...infer Rest extends readonly string[],
]
  ? First | (First extends P ? never : UpTo<Rest, P>)
  : never;

/** The permissions that `permission` implies, itself included. */
export function impliedBy(permission: Permission): readonly Permission[] {
  return PERMISSIONS.slice(0, PERMISSIONS.indexOf(permission) + 1);
}

/** The permissions of a member with this role (docs/api.md 1). */
export function permissionsOfRole(role: Role): Permission[] {
  return PERMISSIONS.slice(0, ROLES.indexOf(role) + 1);
}

/**
 * The permissions of an API key of this scope (docs/api.md 1). `manage` has all of them, but verbs on members and keys
 * also require a user.
 */
export function permissionsOfScope(scope: Scope): Permission[] {
  return scope === "manage" ? [...PERMISSIONS] : PERMISSIONS.slice(0, SCOPES.indexOf(scope) + 1);
}

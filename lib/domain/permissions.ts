export const ROLES = ["VIEWER", "REP", "MANAGER", "ADMIN"] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ["read", "write", "manage"] as const;
export type Scope = (typeof SCOPES)[number];

export const PERMISSIONS = [
  "VIEW_SALES_PIPELINES",
  "EDIT_SALES_PIPELINES",
  "MANAGE_SHARED_PIPELINES",
  "MANAGE_ORGANIZATION",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a member with this role may do (api.md 1). */
export function permissionsOfRole(role: Role): Permission[] {
  return PERMISSIONS.slice(0, ROLES.indexOf(role) + 1);
}

/** What an API key of this scope may do; `manage` is everything but members and keys, which need a user as well (api.md 1). */
export function permissionsOfScope(scope: Scope): Permission[] {
  return scope === "manage" ? [...PERMISSIONS] : PERMISSIONS.slice(0, SCOPES.indexOf(scope) + 1);
}

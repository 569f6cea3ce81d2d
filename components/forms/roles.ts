import type { Role } from "@/lib/domain/permissions";

/** The names of the roles. */
export const ROLE_NAMES: Record<Role, string> = {
  VIEWER: "Viewer",
  REP: "Rep",
  MANAGER: "Manager",
  ADMIN: "Admin",
};

/** What each role can do, in addition to the one before. */
export const ROLE_REACH: Record<Role, string> = {
  VIEWER: "Can see everything and change nothing.",
  REP: "Can edit opportunities, accounts and contacts, and have personal pipelines.",
  MANAGER: "Can also edit shared pipelines and export data.",
  ADMIN: "Can also manage members, API keys, settings and imports.",
};

/** Returns a role with its article: "a rep", "an admin". */
export function roleWithArticle(role: Role): string {
  return `${role === "ADMIN" ? "an" : "a"} ${ROLE_NAMES[role].toLowerCase()}`;
}

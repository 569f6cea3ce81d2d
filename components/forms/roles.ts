import type { Role } from "@/lib/domain/permissions";

/** What roles are called. */
export const ROLE_NAMES: Record<Role, string> = {
  VIEWER: "Viewer",
  REP: "Rep",
  MANAGER: "Manager",
  ADMIN: "Admin",
};

/** What a role lets one do, each more than the one before. */
export const ROLE_REACH: Record<Role, string> = {
  VIEWER: "Sees everything and changes nothing.",
  REP: "Works on opportunities, accounts and contacts, and has pipelines of their own.",
  MANAGER: "Also shapes the shared pipelines and exports data.",
  ADMIN: "Also manages members, API keys, settings and imports.",
};

/** A role in a sentence: "a rep", "an admin". */
export function roleWithArticle(role: Role): string {
  return `${role === "ADMIN" ? "an" : "a"} ${ROLE_NAMES[role].toLowerCase()}`;
}

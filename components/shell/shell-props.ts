import type { Role } from "@/lib/domain/permissions";

/** The signed-in user and their organization. */
export type ShellProps = {
  organization: string;
  organizationId: string;
  /** The organizations of the user, including this one. */
  organizations: { id: string; name: string }[];
  user: string;
  role: Role;
};

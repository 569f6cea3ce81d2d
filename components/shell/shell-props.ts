import type { Role } from "@/lib/domain/permissions";

/** Who is signed in, and where. */
export type ShellProps = {
  organization: string;
  organizationId: string;
  /** Those the user may switch between, this one among them. */
  organizations: { id: string; name: string }[];
  user: string;
  role: Role;
};

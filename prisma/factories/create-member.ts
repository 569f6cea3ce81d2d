import { systemDb } from "@/lib/db/client";
import type { Role } from "@/lib/domain/permissions";
import { createUser } from "./create-user";

export type MemberInput = {
  role?: Role;
  name?: string;
  email?: string;
  password?: string;
  joinedAt?: Date;
  /** An existing user of the same tenant; a new one by default. */
  user?: { id: string; name: string; email: string; password: string };
};

/** A member, with identity and credentials. */
export type FactoryMember = {
  organizationId: string;
  tenantId: string;
  userId: string;
  role: Role;
  name: string;
  email: string;
  password: string;
};

/** Creates a member of the organization, an ADMIN by default. */
export async function createMember(
  organization: { id: string; tenantId: string },
  { role = "ADMIN", user, joinedAt, ...input }: MemberInput = {},
): Promise<FactoryMember> {
  const {
    id: userId,
    name,
    email,
    password,
  } = user ?? (await createUser({ ...input, tenantId: organization.tenantId }));
  await systemDb().member.create({
    data: { organizationId: organization.id, userId, role, joinedAt },
  });
  return {
    organizationId: organization.id,
    tenantId: organization.tenantId,
    userId,
    role,
    name,
    email,
    password,
  };
}

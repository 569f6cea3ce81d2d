import { randomUUID } from "node:crypto";
import { systemTransaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { invalid, notFound } from "@/lib/domain/errors";
import { permissionsOfRole } from "@/lib/domain/permissions";
import { ensureDefaultPipelineIn } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { requireKnownTimeZone } from "./require-known-time-zone";
import type { NewOrganization } from "./schema";
import { lockInstallation } from "./sql/lock-installation";

/**
 * Creates a tenant with one organization, its default pipeline and its first ADMIN, and returns that ADMIN.
 * With `onlyFirst`, throws `not_found` if the installation has a user; of parallel calls one succeeds.
 * Throws `invalid` for an email address that is taken or a time zone that the database does not know.
 */
export async function createOrganization(
  input: NewOrganization & { password_hash: string },
  { onlyFirst = false }: { onlyFirst?: boolean } = {},
): Promise<UserActor> {
  await requireKnownTimeZone(input.time_zone);
  return systemTransaction(async (tx) => {
    await lockInstallation(tx);
    if (onlyFirst && (await tx.user.count({ take: 1 })) > 0) throw notFound();
    const { organization_name, time_zone, currency, name, email, password_hash } = input;
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      throw invalid({ field: "email", message: "belongs to a user already" });
    }
    const { id: tenantId } = await tx.tenant.create({
      data: { name: organization_name },
      select: { id: true },
    });
    const actor: UserActor = {
      organizationId: randomUUID(),
      tenantId,
      userId: randomUUID(),
      apiKeyId: null,
      name,
      role: "ADMIN",
      permissions: permissionsOfRole("ADMIN"),
    };
    const { organizationId, userId, role } = actor;
    await tx.organization.create({
      data: {
        id: organizationId,
        tenantId,
        name: organization_name,
        timeZone: time_zone,
        currency,
      },
    });
    await tx.user.create({
      data: { id: userId, tenantId, name, email, passwordHash: password_hash },
    });
    await tx.member.create({ data: { organizationId, userId, role } });
    const organization = fieldChanges({ name: organization_name, time_zone, currency });
    const member = fieldChanges({ name, email, role });
    const created = { public_id: null, action: "create" } as const;
    await appendChanges(tx, actor, [
      { ...created, record_type: "organization", record_id: organizationId, changes: organization },
      { ...created, record_type: "member", record_id: userId, changes: member },
    ]);
    await ensureDefaultPipelineIn(tx, organizationId);
    return actor;
  });
}

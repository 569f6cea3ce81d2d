import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { insertAccount } from "@/lib/domain/customers/accounts/insert-account";
import { readAccount } from "@/lib/domain/customers/accounts/queries";
import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { insertContact } from "@/lib/domain/customers/contacts/insert-contact";
import { readContact } from "@/lib/domain/customers/contacts/queries";
import type { ContactRecord, CreateContact } from "@/lib/domain/customers/contacts/schema";

export type AccountPlan = { id?: string | null; name: string | null; owner_user_id: string | null };
export type ContactPlan = CreateContact & { id?: string | null };

/** The account that is named, else the oldest of that name whatever its case, else a new one; null where none is wanted. */
export async function convertedAccount(
  tx: Db,
  actor: Actor,
  plan: AccountPlan | null,
): Promise<AccountRecord | null> {
  const { organizationId } = actor;
  if (plan?.id) return readAccount(tx, organizationId, plan.id);
  if (!plan?.name) return null;
  const [known] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM accounts
    WHERE organization_id = ${organizationId}::uuid AND lower(name) = lower(${plan.name.trim()}) AND deleted_at IS NULL
    ORDER BY created_at, id LIMIT 1`;
  if (known) return readAccount(tx, organizationId, known.id);
  return insertAccount(tx, actor, { name: plan.name.trim(), owner_user_id: plan.owner_user_id });
}

/** The contact that is named, else the oldest with that e-mail whatever its case, else a new one. */
export async function convertedContact(
  tx: Db,
  actor: Actor,
  { id, ...values }: ContactPlan,
): Promise<ContactRecord> {
  const { organizationId } = actor;
  if (id) return readContact(tx, organizationId, id);
  if (values.email) {
    const [known] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND lower(email) = lower(${values.email}) AND deleted_at IS NULL
      ORDER BY created_at, id LIMIT 1`;
    if (known) return readContact(tx, organizationId, known.id);
  }
  return insertContact(tx, actor, values);
}

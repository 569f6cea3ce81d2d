import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { insertAccount } from "@/lib/domain/customers/accounts/insert-account";
import { readAccount } from "@/lib/domain/customers/accounts/queries";
import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { insertContact } from "@/lib/domain/customers/contacts/insert-contact";
import { readContact } from "@/lib/domain/customers/contacts/queries";
import type { ContactRecord, CreateContact } from "@/lib/domain/customers/contacts/schema";
import { findAccountNamed, findContactByEmail } from "./sql/convert";

export type AccountPlan = { id?: string | null; name: string | null; owner_user_id: string | null };
export type ContactPlan = CreateContact & { id?: string | null };

/**
 * Returns the account of the plan's id, else the oldest with its name (ignoring case), else a new one;
 * null for a plan without id and name. Throws `not_found` when the account of the id no longer exists.
 */
export async function convertedAccount(
  tx: Db,
  actor: Actor,
  plan: AccountPlan | null,
): Promise<AccountRecord | null> {
  const { organizationId } = actor;
  if (plan?.id) return readAccount(tx, organizationId, plan.id);
  if (!plan?.name) return null;
  const name = plan.name.trim();
  const known = await findAccountNamed(tx, organizationId, name);
  if (known) return readAccount(tx, organizationId, known);
  return insertAccount(tx, actor, { name, owner_user_id: plan.owner_user_id });
}

/**
 * Returns the contact of the plan's id, else the oldest with its email address (ignoring case), else a
 * new one. Throws `not_found` when the contact of the id no longer exists.
 */
export async function convertedContact(
  tx: Db,
  actor: Actor,
  { id, ...values }: ContactPlan,
): Promise<ContactRecord> {
  const { organizationId } = actor;
  if (id) return readContact(tx, organizationId, id);
  const known = values.email
    ? await findContactByEmail(tx, organizationId, values.email)
    : undefined;
  if (known) return readContact(tx, organizationId, known);
  return insertContact(tx, actor, values);
}

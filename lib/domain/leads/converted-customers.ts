import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { insertAccount } from "@/lib/domain/customers/accounts/insert-account";
import { readAccount } from "@/lib/domain/customers/accounts/queries";
import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { insertContact } from "@/lib/domain/customers/contacts/insert-contact";
import { readContact } from "@/lib/domain/customers/contacts/queries";
import type { ContactRecord, CreateContact } from "@/lib/domain/customers/contacts/schema";
import { trimmed } from "@/lib/domain/trimmed";
import { findAccountNamed, findContactByEmail } from "./sql/convert";

export type AccountPlan = { id?: string | null; name: string | null; owner_user_id: string | null };
export type ContactPlan = CreateContact & { id?: string | null };

/**
 * Returns the account of the plan's id, else the oldest with its name (ignoring case and accents), else a new one;
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
  const name = trimmed(plan.name);
  const known = await findAccountNamed(tx, organizationId, name);
  if (known) return readAccount(tx, organizationId, known);
  return insertAccount(tx, actor, { name, owner_user_id: plan.owner_user_id });
}

/**
 * Returns the contact of the plan's id, else the oldest with its email address (ignoring case), else a
 * new one. One that was found by its address and has no account is linked to the plan's. Throws
 * `not_found` when the contact of the id no longer exists.
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
  if (!known) return insertContact(tx, actor, values);
  if (values.account_id) await linkToAccount(tx, actor, known, values.account_id);
  return readContact(tx, organizationId, known);
}

/** Links a contact that has no account, not even a deleted one, with its event. */
async function linkToAccount(tx: Db, actor: Actor, id: string, accountId: string): Promise<void> {
  const { organizationId } = actor;
  const { count } = await tx.contact.updateMany({
    where: { organizationId, id, accountId: null, deletedAt: null },
    data: { accountId, lockVersion: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 0) return;
  const { public_id } = await readContact(tx, organizationId, id);
  await appendChanges(tx, actor, [
    {
      record_type: "contact",
      record_id: id,
      public_id,
      action: "update",
      changes: { account_id: [null, accountId] },
    },
  ]);
}

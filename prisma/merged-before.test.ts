import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { authorize } from "@/lib/domain/actor";
import { restoreAccount } from "@/lib/domain/customers/accounts/restore-account";
import { mergeAccounts } from "@/lib/domain/customers/merge/merge-accounts";
import { mergeContacts } from "@/lib/domain/customers/merge/merge-contacts";
import { actorFor } from "./factories/actor-for";
import { createAccount } from "./factories/create-account";
import { createContact } from "./factories/create-contact";
import { createMember } from "./factories/create-member";
import { createOrganization } from "./factories/create-organization";

test("an upgrade finds earlier merges in the history, but none that was taken back", async () => {
  const member = await createMember(await createOrganization());
  const actor = authorize(actorFor(member), "EDIT_SALES_PIPELINES");
  const of = actor.organizationId;
  const [keep, gone, back] = [
    await createAccount(of),
    await createAccount(of),
    await createAccount(of),
  ];
  await mergeAccounts(actor, keep.id, {
    ids: [gone.id, back.id],
    fields: {},
    lock_versions: { [keep.id]: 0, [gone.id]: 0, [back.id]: 0 },
  });
  await restoreAccount(actor, back.id);
  const [ann, anne] = [await createContact(of), await createContact(of)];
  await mergeContacts(actor, ann.id, {
    ids: [anne.id],
    fields: {},
    lock_versions: { [ann.id]: 0, [anne.id]: 0 },
  });
  const where = { organizationId: of };
  await systemDb().account.updateMany({ where, data: { mergedIntoId: null } });
  await systemDb().contact.updateMany({ where, data: { mergedIntoId: null } });

  const sql = readFileSync("prisma/migrations/20261130210800_merged_before/migration.sql", "utf8");
  const updates = sql.split(";").filter((statement) => statement.includes("UPDATE"));
  expect(updates).toHaveLength(2);
  for (const statement of updates) await systemDb().$executeRawUnsafe(statement);
  const accounts = await systemDb().account.findMany({ where });
  expect(Object.fromEntries(accounts.map(({ id, mergedIntoId }) => [id, mergedIntoId]))).toEqual({
    [keep.id]: null,
    [gone.id]: keep.id,
    [back.id]: null,
  });
  const contacts = await systemDb().contact.findMany({ where });
  expect(contacts.map(({ mergedIntoId }) => mergedIntoId).filter(Boolean)).toEqual([ann.id]);
});

import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type CallOptions, callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

let member: FactoryMember;
let token: string;
let stranger: FactoryMember;

beforeAll(async () => {
  member = await createMember(await createOrganization(), { role: "REP" });
  token = await signAccessToken(member.userId, member.organizationId);
  stranger = await createMember(await createOrganization());
});

const call = (method: string, path: string, options: CallOptions = {}) =>
  callRoute(method, `/api/v1/crm${path}`, { token, ...options });

async function newStage() {
  const { stages } = await createPipeline(member.organizationId);
  const [stage] = stages;
  if (!stage) throw new Error("A pipeline has stages");
  return stage;
}

describe("an account", () => {
  test("has the number of its live opportunities, also in lists", async () => {
    const account = await createAccount(member.organizationId, { name: `Counted ${randomUUID()}` });
    const stage = await newStage();
    for (let n = 0; n < 3; n++) await createOpportunity(stage, { accountId: account.id });
    const gone = await createOpportunity(stage, { accountId: account.id });
    expect((await call("DELETE", `/opportunities/${gone.id}`)).status).toBe(204);
    expect((await call("GET", `/accounts/${account.id}`)).body.account.opportunities_count).toBe(3);
    const listed = await call("GET", `/accounts?limit=1&q=${encodeURIComponent(account.name)}`);
    expect(listed.body.accounts[0].opportunities_count).toBe(3);
  });

  test("reads as null on its contacts and opportunities while it is deleted, and comes back when restored", async () => {
    const account = await createAccount(member.organizationId);
    const contact = await createContact(member.organizationId, { accountId: account.id });
    const stage = await newStage();
    const opportunity = await createOpportunity(stage, {
      accountId: account.id,
      contactId: contact.id,
    });
    const read = async () => ({
      contact: (await call("GET", `/contacts/${contact.id}`)).body.contact,
      opportunity: (await call("GET", `/opportunities/${opportunity.id}`)).body.opportunity,
    });
    const before = await read();
    expect(before.contact).toMatchObject({
      account_id: account.id,
      account_public_id: account.publicId,
    });
    expect(before.opportunity).toMatchObject({
      account_name: account.name,
      contact_name: contact.name,
    });

    await call("DELETE", `/accounts/${account.id}`);
    await call("DELETE", `/contacts/${contact.id}`);
    const { opportunity: detached } = await read();
    const none = { account_id: null, account_public_id: null, account_name: null };
    const noContact = { contact_id: null, contact_public_id: null, contact_name: null };
    expect(detached).toEqual({ ...before.opportunity, ...none, ...noContact });

    await call("POST", `/contacts/${contact.id}/restore`);
    expect((await read()).contact).toMatchObject({ account_id: null, account_public_id: null });
    await call("POST", `/accounts/${account.id}/restore`);
    const after = await read();
    expect(after.opportunity).toEqual(before.opportunity);
    expect(after.contact).toMatchObject({
      account_id: account.id,
      account_public_id: account.publicId,
    });
  });
});

describe("a contact's account", () => {
  test("can be sent as a UUID or public id, on create and on patch, and is cleared by null", async () => {
    const [first, second] = [
      await createAccount(member.organizationId),
      await createAccount(member.organizationId),
    ];
    const created = await call("POST", "/contacts", {
      body: { name: "Ada", account_id: first.publicId },
    });
    expect(created.body.contact).toMatchObject({
      account_id: first.id,
      account_public_id: first.publicId,
    });
    const path = `/contacts/${created.body.contact.id}`;
    const patch = async (account_id: unknown) =>
      (await call("PATCH", path, { body: { account_id } })).body.contact;
    expect((await patch(first.id.toUpperCase())).lock_version).toBe(0);
    expect(await patch(second.id)).toMatchObject({
      account_public_id: second.publicId,
      lock_version: 1,
    });
    expect(await patch(null)).toMatchObject({
      account_id: null,
      account_public_id: null,
      lock_version: 2,
    });
  });

  test("must be a live account of the organization; foreign, deleted and unknown ones get the same error", async () => {
    const foreign = await createAccount(stranger.organizationId);
    const deleted = await createAccount(member.organizationId, { deletedAt: new Date() });
    const contact = await createContact(member.organizationId);
    for (const account_id of [
      foreign.id,
      foreign.publicId,
      deleted.id,
      randomUUID(),
      "acct_zzzzzzzzzzzz",
      "x",
    ]) {
      for (const [method, path] of [
        ["POST", "/contacts"],
        ["PATCH", `/contacts/${contact.id}`],
      ] as const) {
        const { status, body } = await call(method, path, { body: { name: "Ada", account_id } });
        expect([status, body.errors]).toEqual([
          422,
          [{ field: "account_id", message: "must be an account of your organization" }],
        ]);
      }
    }
  });
});

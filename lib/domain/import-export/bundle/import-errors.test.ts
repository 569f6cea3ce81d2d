import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { adminFor } from "@/prisma/factories/admin-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { importBundle } from "./import-bundle";

let actor: Authorized<"MANAGE_ORGANIZATION">;

beforeEach(async () => {
  actor = adminFor(await createMember(await createOrganization()));
});

test("every invalid row is reported with its list, index and field, and nothing is applied", async () => {
  const errors = await errorsOf({
    version: 2,
    leads: "none",
    accounts: [{ name: "Good" }, { name: "" }, { annual_revenue: -1, name: "A" }, "text", {}],
    contacts: [
      { public_id: "cnt_1", name: "C", contact_type: "friend" },
      { name: "D", account_public_id: "acct_nobody" },
    ],
    opportunities: [
      { name: "A", currency: "XXZ", amount: "1.234", probability: 101 },
      { name: "B", opened_at: "yesterday", tags: [1] },
      { name: "C", status: "maybe", stage_position: "first" },
      { name: "D\0" },
      { public_id: "acct_1", name: "E" },
      { public_id: "", name: "F" },
    ],
    activities: [
      { kind: "dance", subject: "S" },
      { subject: "S" },
      { kind: "call", subject: "S", opportunity_public_id: "opp_0" },
    ],
  });
  expect(await systemDb().account.count({ where: { organizationId: actor.organizationId } })).toBe(
    0,
  );
  expect(errors).toEqual([
    ["bundle", null, "version"],
    ["bundle", null, "leads"],
    ["account", 1, "name"],
    ["account", 2, "annual_revenue"],
    ["account", 3, ""],
    ["account", 4, "name"],
    ["contact", 0, "contact_type"],
    ["contact", 1, "account_public_id"],
    ["opportunity", 0, "amount"],
    ["opportunity", 0, "currency"],
    ["opportunity", 0, "probability"],
    ["opportunity", 1, "opened_at"],
    ["opportunity", 1, "tags[0]"],
    ["opportunity", 2, "stage_position"],
    ["opportunity", 2, "status"],
    ["opportunity", 3, "name"],
    ["opportunity", 4, "public_id"],
    ["opportunity", 5, "public_id"],
    ["activity", 0, "kind"],
    ["activity", 1, "kind"],
    ["activity", 2, "opportunity_public_id"],
  ]);
});

test("a record that is listed twice, or matched by two different ids, is an error", async () => {
  await importBundle(actor, {
    accounts: [
      { public_id: "acct_a", name: "A", external_system: "erp", external_id: "1" },
      { public_id: "acct_b", name: "B", external_system: "erp", external_id: "2" },
    ],
  });
  expect(
    await errorsOf({
      accounts: [
        { public_id: "acct_x", name: "X" },
        { public_id: "acct_x", name: "X again" },
        { name: "Y", external_system: "crm", external_id: "9" },
        { name: "Y again", external_system: "crm", external_id: "9" },
        { public_id: "acct_a", name: "A", external_system: "erp", external_id: "2" },
        { name: "B", external_system: "erp", external_id: "1" },
        { public_id: "acct_a", name: "the same by its other id" },
        { public_id: "acct_b", external_id: "3" },
      ],
    }),
  ).toEqual([
    ["account", 1, "public_id"],
    ["account", 3, "external_id"],
    ["account", 4, "external_id"],
    ["account", 6, "public_id"],
    ["account", 7, "external_id"],
  ]);
});

test("a link to another organization's record is an error, and the record is unchanged", async () => {
  const stranger = await createOrganization();
  const foreign = await createAccount(stranger.id, { name: "Theirs" });
  expect(
    await errorsOf({ contacts: [{ name: "C", account_public_id: foreign.publicId }] }),
  ).toEqual([["contact", 0, "account_public_id"]]);
  const report = await importBundle(actor, {
    accounts: [{ public_id: foreign.publicId, name: "Mine" }],
  });
  expect(report.created.accounts).toBe(1);
  expect(
    (await systemDb().account.findFirst({ where: { organizationId: stranger.id } }))?.name,
  ).toBe("Theirs");
});

test("an import fails if it repeats stage names, deletes a stage in use or leaves the default pipeline without Unassigned", async () => {
  const { pipelines } = await listPipelines(actor);
  const [standard] = pipelines;
  await importBundle(actor, {
    opportunities: [{ public_id: "opp_1", name: "1", stage: "Proposal" }],
  });
  const proposal = standard?.stages.find(({ name }) => name === "Proposal")?.id;
  const unassigned = standard?.stages.find(({ name }) => name === "Unassigned")?.id;
  expect(
    await errorsOf({
      pipelines: [
        { stages: [{ name: "A" }] },
        { name: "Twice", stages: [{ name: "A" }, { name: "a" }] },
        { name: "Empty", stages: [] },
        { name: "Odd", stages: [{ name: "A", stage_type: "maybe" }] },
        {
          id: standard?.id,
          stages: [
            { id: proposal, deleted_at: "2020-01-01" },
            { id: unassigned, name: "Inbox" },
          ],
        },
      ],
    }),
  ).toEqual([
    ["pipeline", 0, "name"],
    ["pipeline", 1, "stages[1].name"],
    ["pipeline", 2, "stages"],
    ["pipeline", 3, "stages[0].stage_type"],
    ["pipeline", 4, "stages"],
    ["pipeline", 4, "stages"],
  ]);
  expect(
    await errorsOf({ pipelines: [{ id: standard?.id, deleted_at: "2020-01-01" }] }),
  ).not.toEqual([]);
  const moved = { public_id: "opp_1", stage: "Negotiation" };
  const report = await importBundle(actor, {
    pipelines: [{ id: standard?.id, stages: [{ id: proposal, deleted_at: "2020-01-01" }] }],
    opportunities: [moved],
  });
  expect(report.updated).toMatchObject({ pipelines: 1, opportunities: 1 });
});

/**
 * Locations of the errors that make an import fail, none if it succeeds. A dry run must report the
 * same.
 */
async function errorsOf(
  bundle: Record<string, unknown>,
): Promise<[string, number | null, string][]> {
  const { errors } = await importBundle(actor, bundle, { dryRun: true });
  const rejection: unknown = await importBundle(actor, bundle).catch((thrown: unknown) => thrown);
  if (errors.length > 0)
    expect(rejection).toMatchObject({
      code: "invalid",
      extra: { report: { dry_run: false, errors } },
    });
  else expect(rejection).not.toBeInstanceOf(Error);
  return errors.map(({ record_type, index, field }) => [record_type, index, field]);
}

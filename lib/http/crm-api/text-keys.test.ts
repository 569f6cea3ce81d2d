import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";

/** The rows of an organization whose keys are not those of their name and tags. */
async function wrongKeys(organizationId: string): Promise<object[]> {
  return systemDb().$queryRaw<object[]>`
    SELECT name, name_key, tags_key FROM (
      SELECT organization_id, name, tags, name_key, tags_key FROM opportunities UNION ALL
      SELECT organization_id, name, tags, name_key, tags_key FROM accounts UNION ALL
      SELECT organization_id, name, tags, name_key, tags_key FROM contacts UNION ALL
      SELECT organization_id, name, '{}', name_key, '' FROM leads) r
    WHERE organization_id = ${organizationId}::uuid AND (name_key IS DISTINCT FROM fold_text(name)
      OR coalesce(tags_key, '') IS DISTINCT FROM fold_tags(tags))`;
}

async function created(call: Caller, path: string, body: object) {
  const { status, body: answer } = await call("POST", `${CRM}${path}`, body);
  expect(status).toBe(201);
  return Object.values(answer)[0] as { id: string };
}

test("every way of writing a record keeps its keys those of its name and tags", async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  const call = await callerFor(await createMember(organization, { role: "ADMIN" }));
  const tags = ["Émile", "VIP"];
  const [first, second] = [
    await created(call, "/opportunities", { name: "ÖL", tags }),
    await created(call, "/opportunities", { name: "Zwei" }),
  ];
  const account = await created(call, "/accounts", { name: "Ångström", tags });
  const other = await created(call, "/accounts", { name: "Other", tags: ["vip", "new"] });
  await created(call, "/contacts", { name: "Zoë", tags });
  const lead = await created(call, "/leads", { name: "Łódź", company: "Ćma" });
  const write = async (method: string, path: string, body: object) =>
    expect((await call(method, `${CRM}${path}`, body)).status).toBeLessThan(300);
  await write("PATCH", `/opportunities/${first.id}`, { name: "Éa", tags: ["Ü"] });
  await write("PATCH", `/accounts/${account.id}`, { name: "ÄB" });
  await write("PATCH", `/leads/${lead.id}`, { name: "ŁB" });
  await write("POST", "/opportunities/bulk", {
    ids: [first.id, second.id],
    patch: { add_tags: ["ü", "Neu"], remove_tags: ["x"] },
  });
  await write("POST", `/leads/${lead.id}/convert`, {});
  await write("POST", `/accounts/${account.id}/merge`, {
    ids: [other.id],
    lock_versions: { [account.id]: 1, [other.id]: 0 },
  });
  await write("POST", "/import", {
    accounts: [{ name: "Ünique", tags: ["Ä"] }],
    contacts: [{ name: "Ñandu" }],
    leads: [{ name: "Žarko" }],
    opportunities: [
      { name: "Ímport", tags: ["É"] },
      { public_id: "opp_x", name: "Y" },
    ],
  });
  await write("POST", "/import", { opportunities: [{ public_id: "opp_x", name: "Ý" }] });
  expect(await wrongKeys(organization.id)).toEqual([]);
  const { body } = await call("GET", `${CRM}/opportunities/${second.id}`);
  expect(body.opportunity.tags).toEqual(["ü", "Neu"]);
  const merged = await call("GET", `${CRM}/accounts/${account.id}`);
  expect(merged.body.account.tags).toEqual(["Émile", "VIP", "new"]);
});

import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { authorize } from "@/lib/domain/actor";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { actorFor } from "./actor-for";
import { createAccount } from "./create-account";
import { createActivity } from "./create-activity";
import { createApiKey } from "./create-api-key";
import { createContact } from "./create-contact";
import { createLead } from "./create-lead";
import { createMember } from "./create-member";
import { createOpportunities } from "./create-opportunities";
import { createOpportunity } from "./create-opportunity";
import { createOrganization } from "./create-organization";
import { createPipeline } from "./create-pipeline";

test("the domain reads what factories create", async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  const admin = await createMember(organization);
  const { stages, id } = await createPipeline(organization.id);
  const [first, , won] = stages;
  if (!first || !won) throw new Error("A pipeline has stages");
  const account = await createAccount(organization.id);
  const contact = await createContact(organization.id, { accountId: account.id });
  await createOpportunities(first, [
    { amount: "10.50", accountId: account.id, contactId: contact.id },
    {},
  ]);
  const last = await createOpportunity(first);
  const closed = await createOpportunity(won);
  await createActivity(organization.id, { opportunityId: last.id });
  await createLead(organization.id);

  const inFirst = await systemDb().opportunity.findMany({
    where: { organizationId: organization.id, stageId: first.id },
    orderBy: { rank: "asc" },
  });
  expect(inFirst).toHaveLength(3);
  expect(inFirst[2]?.id).toBe(last.id);
  expect(closed.status).toBe("won");
  expect(closed.closedAt).not.toBeNull();

  const { pipelines } = await listPipelines(authorize(actorFor(admin), "VIEW_SALES_PIPELINES"));
  expect(pipelines).toHaveLength(2);
  expect(
    pipelines
      .find((pipeline) => pipeline.id === id)
      ?.stages.map((stage) => stage.opportunities_count),
  ).toEqual([3, 0, 1, 0]);
});

test("a created API key has the form that clients send", async () => {
  const admin = await createMember(await createOrganization());
  const { key, scope } = await createApiKey(admin, { scope: "read" });
  expect(key).toMatch(/^opk_live_[a-z0-9]{8}_[A-Za-z0-9_-]{16,}$/);
  expect(scope).toBe("read");
});

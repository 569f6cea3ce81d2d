import { expect, test } from "vitest";
import { listOpportunities } from "@/lib/domain/opportunities/list/queries";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { adminFor } from "@/prisma/factories/admin-for";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { stagesOf } from "@/prisma/factories/create-pipeline";
import { exportBundle } from "./export-bundle";
import { importBundle } from "./import-bundle";

test("an export concurrent with writes contains every row once and no link to a missing row", async () => {
  const organization = await createOrganization({ defaultPipeline: true });
  const actor = adminFor(await createMember(organization));
  const { default_pipeline_id: pipelineId } = await listPipelines(actor);
  const [first, , , , last] = await stagesOf(organization.id, pipelineId);
  if (!first || !last) throw new Error("The default pipeline has its stages");
  const made = await createOpportunities(
    first,
    Array.from({ length: 2_500 }, (_, n) => ({ name: `Card ${n}` })),
  );

  const reader = (await exportBundle(actor)).getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (!text.includes('"Card 0"')) text += decoder.decode((await reader.read()).value);
  expect(text).not.toContain('"Card 2499"');
  const contact = await createContact(organization.id);
  await updateOpportunity(actor, made[0]?.id ?? "", { pipeline_stage_id: last.id });
  await updateOpportunity(actor, made[2_499]?.id ?? "", {
    contact_id: contact.id,
    stage_position: 0,
  });
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
    text += decoder.decode(chunk.value);

  const bundle = JSON.parse(text);
  expect(
    new Set(bundle.opportunities.map((row: { public_id: string }) => row.public_id)).size,
  ).toBe(2_500);
  expect(bundle.opportunities).toHaveLength(2_500);
  const other = adminFor(await createMember(await createOrganization()));
  expect((await importBundle(other, bundle)).created).toMatchObject({
    opportunities: 2_500,
    contacts: 1,
  });
  const { opportunities } = await listOpportunities(other, {
    pipelineId: (await listPipelines(other)).default_pipeline_id,
    filter: {},
    page: {},
  });
  expect(opportunities).toHaveLength(2_500);
});

test("an export ends when its reader stops", async () => {
  const actor = adminFor(await createMember(await createOrganization()));
  const reader = (await exportBundle(actor)).getReader();
  await reader.read();
  await reader.cancel();
  expect(await reader.read()).toEqual({ done: true, value: undefined });
});

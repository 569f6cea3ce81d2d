import { expect, test } from "vitest";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { findNeighbours } from "./find-neighbours";

test("following next neighbours visits the pipeline in the board's order, and previous ones lead back", async () => {
  const actor = authorize(
    actorFor(await createMember(await createOrganization())),
    "EDIT_SALES_PIPELINES",
  );
  const { stages } = await createPipeline(actor.organizationId, {
    stages: ["First", "Empty", "Third"].map((name) => ({ name })),
  });
  const [first, , third] = stages;
  if (!first || !third) throw new Error("Three stages were made");
  const all = [
    ...(await createOpportunities(first, [{ name: "a" }, { name: "deleted" }, { name: "b" }])),
    ...(await createOpportunities(third, [{ name: "c" }])),
  ];
  const deleted = all.find(({ name }) => name === "deleted");
  const live = all.filter((each) => each !== deleted);
  await deleteOpportunity(actor, deleted?.id ?? "");
  const start = live[0]?.publicId ?? "";
  expect(await walk(actor, start, "next")).toEqual(["b", "c"]);
  expect(await walk(actor, live.at(-1)?.id ?? "", "previous")).toEqual(["b", "a"]);
  expect(await findNeighbours(actor, deleted?.id ?? "")).toEqual({ previous: null, next: null });
  const stranger = authorize(
    actorFor(await createMember(await createOrganization())),
    "VIEW_SALES_PIPELINES",
  );
  expect(await findNeighbours(stranger, start)).toEqual({ previous: null, next: null });
});

async function walk(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  from: string,
  way: "previous" | "next",
): Promise<string[]> {
  const step = (await findNeighbours(actor, from))[way];
  return step ? [step.name, ...(await walk(actor, step.public_id, way))] : [];
}

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { authorize } from "@/lib/domain/actor";
import { listViews } from "@/lib/domain/views/queries";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { listMemberDetails, listMembers } from "./queries";

const SORTED = ["alba", "Ángel", "Émile", "zoe", "Łukasz z", "Þór", "Ωmega"].sort((a, b) =>
  fold(a) < fold(b) ? -1 : 1,
);

/** The keys that the names are sorted by, in the order of code points. */
function fold(name: string): string {
  return (
    { Ángel: "angel", Émile: "emile", "Łukasz z": "lukasz z", Þór: "thor", Ωmega: "ωmega" }[name] ??
    name
  );
}

test("members and views are sorted by the folded name, the same on every database", async () => {
  const organization = await createOrganization();
  const made = [];
  for (const name of SORTED.toReversed()) {
    made.push(await createMember(organization, { name, email: `${randomUUID()}@example.com` }));
    await systemDb().view.create({
      data: { organizationId: organization.id, name, isShared: true, query: {}, layout: {} },
    });
  }
  const [first] = made;
  if (!first) throw new Error("There are members");
  const actor = authorize(actorFor(first), "VIEW_SALES_PIPELINES");
  for (const list of [
    await listMembers(actor),
    await listMemberDetails(actor),
    await listViews(actor),
  ])
    expect(list.map(({ name }) => name)).toEqual(SORTED);
});

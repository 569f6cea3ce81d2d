import { systemDb } from "@/lib/db/client";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { seedOpportunities } from "@/prisma/factories/seed-opportunities";

export type Sized = { pipelineId: string; stages: string[] };
export type World = {
  organizationId: string;
  token: string;
  email: string;
  password: string;
  /** By number of opportunities. */
  p100: Sized;
  p1k: Sized;
  p5k: Sized;
  p10k: Sized;
  p100k: Sized;
  /** One stage of 100, one of 10,000. */
  stages: { pipelineId: string; small: string; large: string; other: string };
  /** An empty organization to import into. */
  empties: { token: string }[];
  /** An empty stage of another organization, for bare statements to write into. */
  bare: { organizationId: string; pipelineId: string; stageId: string };
};

/** The bench's data: an organization with pipelines of several sizes, seeded by SQL. */
export async function createWorld(): Promise<World> {
  const organization = await createOrganization({ name: "Bench", defaultPipeline: true });
  const member = await createMember(organization, { name: "Bench Admin" });
  const { id: organizationId } = organization;

  const sized = async (name: string, counts: number[]): Promise<Sized> => {
    const pipeline = await createPipeline(organizationId, { name });
    await seedOpportunities(
      pipeline.stages.map(({ id }, index) => ({
        organizationId,
        id,
        count: counts[index] ?? 0,
        ownerUserId: index % 2 ? member.userId : null,
      })),
    );
    return { pipelineId: pipeline.id, stages: pipeline.stages.map(({ id }) => id) };
  };

  const uneven = await sized("One large stage", [100, 10_000]);
  const [small = "", large = "", other = ""] = uneven.stages;
  const bare = await createOrganization({ name: "Bare" });
  const { id: pipelineId, stages: bareStages } = await createPipeline(bare.id);
  return {
    organizationId,
    token: (await createApiKey(member)).key,
    email: member.email,
    password: member.password,
    p100: await sized("A hundred", [40, 30, 20, 10]),
    p1k: await sized("A thousand", [400, 300, 200, 100]),
    p5k: await sized("Five thousand", [2000, 1500, 1000, 500]),
    p10k: await sized("Ten thousand", [5000, 3000, 1500, 500]),
    p100k: await sized("A hundred thousand", [40_000, 30_000, 20_000, 10_000]),
    stages: { pipelineId: uneven.pipelineId, small, large, other },
    empties: await Promise.all(Array.from({ length: 4 }, emptyOrganization)),
    bare: { organizationId: bare.id, pipelineId, stageId: bareStages[0]?.id ?? "" },
  };
}

async function emptyOrganization(): Promise<{ token: string }> {
  const organization = await createOrganization({ name: "Empty", defaultPipeline: true });
  return { token: (await createApiKey(await createMember(organization))).key };
}

/** Refreshes the planner's statistics. */
export async function analyze(): Promise<void> {
  await systemDb().$executeRawUnsafe("VACUUM ANALYZE");
}

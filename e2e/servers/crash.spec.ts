import { expect, test } from "@playwright/test";
import { type ApiClient, setUp, signInAt } from "./api-client";
import { ownDatabase } from "./own-database";
import { startServer } from "./start-server";

const ROUNDS = process.env.OPPORTUNE_LONG_TESTS ? 20 : 3;
const WRITERS = 6;

/** What the server acknowledged of a writer's opportunity, and the last request without a response. */
type Known = { name: string; id?: string; stageId?: string; asked?: string };

test("a server killed during writes restarts with every acknowledged write and no partial one", async () => {
  const database = await ownDatabase();
  const known: Known[] = [];
  let server = await startServer(database.variables);
  try {
    let api = await setUp(server.url);
    for (let round = 0; round < ROUNDS; round++) {
      const stages = await stagesOf(api);
      const before = known.length;
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        write(api, stages, `${round}.${writer}`, known),
      );
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 1_000));
      await server.stop("SIGKILL");
      await Promise.all(writers);
      expect(known.length - before, "writers were at work").toBeGreaterThanOrEqual(WRITERS);
      server = await startServer(database.variables);
      api = await signInAt(server.url);
      await expectWhole(api, known);
    }
  } finally {
    await server.stop("SIGKILL");
    await database.drop();
  }
});

/** Creates opportunities and moves each from stage to stage until the server is gone. */
async function write(api: ApiClient, stages: string[], name: string, known: Known[]) {
  try {
    for (let made = 0; ; made++) {
      const entry: Known = { name: `Written ${name}.${made}`, asked: stages[0] };
      known.push(entry);
      const created = await api("POST", "/api/v1/crm/opportunities", {
        name: entry.name,
        pipeline_stage_id: entry.asked,
      });
      expect(created.status).toBe(201);
      Object.assign(entry, { id: created.body.opportunity.id, stageId: entry.asked });
      for (const [index, stageId] of stages.slice(1, 4).entries()) {
        entry.asked = stageId;
        const moved =
          index % 2 === 0
            ? await api("PATCH", `/api/v1/crm/opportunities/${entry.id}`, {
                pipeline_stage_id: stageId,
                stage_position: 0,
              })
            : await api("PUT", `/api/deals/${entry.id}`, { stageId });
        expect([200, 202]).toContain(moved.status);
        entry.stageId = stageId;
      }
    }
  } catch (error) {
    // The connection broke: the last request has no response.
    if (!(error instanceof TypeError)) throw error;
  }
}

async function expectWhole(api: ApiClient, known: Known[]) {
  const { opportunities } = (await api("GET", "/api/v1/crm/opportunities")).body;
  const found = new Map<string, Opportunity>(
    opportunities.map((each: Opportunity) => [each.name, each]),
  );
  expect(found.size).toBe(opportunities.length);
  for (const { name, id, stageId, asked } of known) {
    const there = found.get(name);
    if (id) expect(there?.id, `${name} was acknowledged`).toBe(id);
    if (there)
      expect([stageId, asked], `${name} is where it was put`).toContain(there.pipeline_stage_id);
  }
  const { pipelines } = (await api("GET", "/api/v1/crm/opportunity_pipelines")).body;
  const summary = (await api("GET", "/api/v1/crm/opportunities/summary")).body;
  for (const stage of pipelines[0].stages) {
    const held: Opportunity[] = opportunities.filter(
      (each: Opportunity) => each.pipeline_stage_id === stage.id,
    );
    expect(held.map((each) => each.stage_position)).toEqual(held.map((_, place) => place));
    expect(stage.opportunities_count).toBe(held.length);
    const total = summary.stages.find(
      (each: { pipeline_stage_id: string }) => each.pipeline_stage_id === stage.id,
    );
    expect(total.count).toBe(held.length);
  }
  // Only the last write of each writer may be lost in the crash.
  const last = known.slice(-WRITERS).flatMap(({ name }) => found.get(name) ?? []);
  for (const { id, lock_version } of last) {
    const { change_events } = (await api("GET", `/api/v1/crm/change_events?record_id=${id}`)).body;
    expect(change_events).toHaveLength(lock_version + 1);
  }
}

type Opportunity = {
  id: string;
  name: string;
  pipeline_stage_id: string;
  stage_position: number;
  lock_version: number;
};

async function stagesOf(api: ApiClient): Promise<string[]> {
  const { pipelines } = (await api("GET", "/api/v1/crm/opportunity_pipelines")).body;
  return pipelines[0].stages.map(({ id }: { id: string }) => id);
}

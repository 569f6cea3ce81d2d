import { expect, test } from "@playwright/test";
import { testSetupCode } from "../test-secret";
import { apiClient, FIRST_ADMIN, setUp, signInAt, tokenAt } from "./api-client";
import { type OwnDatabase, ownDatabase } from "./own-database";
import { type RunningServer, startServer } from "./start-server";

test.skip(!process.env.DATABASE_URL, "One process has the embedded database to itself");

let database: OwnDatabase;
const servers: RunningServer[] = [];

test.beforeEach(async () => {
  database = await ownDatabase();
});
test.afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await database.drop();
});

/** Starts two servers at the same time on a database without tables. */
async function startTwo(): Promise<[RunningServer, RunningServer]> {
  const pair = await Promise.all([
    startServer(database.variables),
    startServer(database.variables),
  ]);
  servers.push(...pair);
  return pair;
}

test("two servers that start together run migrations and first-request setup once", async () => {
  const [one, two] = await startTwo();
  const setups = await Promise.all(
    [one, two, one, two].map(({ url }, index) =>
      apiClient(url)("POST", "/api/v1/crm/setup", {
        organization_name: `Acme ${index}`,
        time_zone: "Europe/Berlin",
        currency: "EUR",
        name: "Ada Admin",
        ...FIRST_ADMIN,
        setup_code: testSetupCode(),
      }),
    ),
  );
  expect(setups.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404]);

  const clients = await Promise.all([signInAt(one.url), signInAt(two.url)]);
  const firsts = await Promise.all(
    [...clients, ...clients, ...clients].flatMap((api) => [
      api("GET", "/api/v1/crm/opportunity_pipelines"),
      api("GET", "/api/pipelines"),
      api("POST", "/api/v1/crm/opportunities", { name: "First" }),
    ]),
  );
  for (const { status } of firsts) expect([200, 201]).toContain(status);
  const { pipelines } = (await clients[0]("GET", "/api/v1/crm/opportunity_pipelines")).body;
  expect(pipelines).toHaveLength(1);
  expect(pipelines[0].stages.map(({ name }: { name: string }) => name)).toEqual([
    "Unassigned",
    "Prospect",
    "Qualification",
    "Proposal",
    "Negotiation",
    "Won",
    "Lost",
  ]);
  expect(pipelines[0].stages[0].opportunities_count).toBe(6);
});

test("a change in one process reaches the listeners of the other", async () => {
  const [one, two] = await startTwo();
  const api = await setUp(one.url);
  const stream = await fetch(`${two.url}/api/v1/crm/events`, {
    headers: { authorization: `Bearer ${await tokenAt(two.url)}` },
  });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const hear = async (wanted: string) => {
    while (!heard.includes(wanted)) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) throw new Error(`The stream ended without ${wanted}`);
      heard += chunk.value;
    }
  };
  await hear(":");
  const times: number[] = [];
  for (let n = 0; n < 10; n++) {
    const startedAt = performance.now();
    expect((await api("POST", "/api/v1/crm/opportunities", { name: `Heard ${n}.` })).status).toBe(
      201,
    );
    await hear(`Heard ${n}.`);
    times.push(performance.now() - startedAt);
  }
  // Polling alone would take seconds for each.
  expect(times.sort((a, b) => a - b)[5]).toBeLessThan(2_000);
  await reader?.cancel();
});

test("concurrent moves in two processes leave every opportunity in one stage, without gaps in the positions", async () => {
  const [one, two] = await startTwo();
  const clients = [await setUp(one.url), await signInAt(two.url)];
  const [{ stages }] =
    (await clients[0]?.("GET", "/api/v1/crm/opportunity_pipelines"))?.body.pipelines ?? [];
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) {
    ids.push(
      (await clients[n % 2]?.("POST", "/api/v1/crm/opportunities", { name: `N ${n}` }))?.body
        .opportunity.id,
    );
  }
  const moves = Array.from({ length: 120 }, (_, n) => ({
    id: ids[n % 12],
    stage: stages[(n * 7) % 4],
    client: n % 2,
  }));
  await Promise.all(
    [0, 1].map(async (client) => {
      for (const { id, stage } of moves.filter((move) => move.client === client)) {
        const body = { pipeline_stage_id: stage.id, stage_position: 0 };
        expect(
          (await clients[client]?.("PATCH", `/api/v1/crm/opportunities/${id}`, body))?.status,
        ).toBe(200);
      }
    }),
  );
  for (const client of clients) {
    const { opportunities } = (await client("GET", "/api/v1/crm/opportunities")).body;
    expect(opportunities.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort());
    for (const { id } of stages) {
      const places = opportunities
        .filter((each: { pipeline_stage_id: string }) => each.pipeline_stage_id === id)
        .map((each: { stage_position: number }) => each.stage_position);
      expect(places).toEqual(places.map((_: number, place: number) => place));
    }
  }
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { listChangeEvents } from "@/lib/domain/change-events/queries";
import { readLiveChanges } from "@/lib/domain/live-feed/read-live-changes";
import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { listBoardColumns, listOpportunities } from "@/lib/domain/opportunities/list/queries";
import { summarizeOpportunities } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { listDeals } from "@/lib/domain/opportunities/list-deals";
import { findNeighbours } from "@/lib/domain/opportunities/order/find-neighbours";
import { reorderStage } from "@/lib/domain/opportunities/order/reorder-stage";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { searchRecords } from "@/lib/domain/search/search-records";
import { env } from "@/lib/env";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { type Explained, explainStatements } from "@/prisma/factories/explain-statements";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { seedOrganizations } from "@/prisma/factories/seed-organizations";

// The plans that PostgreSQL chooses for the hot statements among 40,000 opportunities of many organizations (1,000,000 in
// the long form). Checks plans, not times.
const [ORGANIZATIONS, EACH] = process.env.OPPORTUNE_LONG_TESTS === "1" ? [200, 5_000] : [40, 1_000];
const STAGES = 7;
const PAGE = 50;

/** Statements of the event barrier: they read no rows of any organization. */
const READS_NO_ROWS = /FROM (change_events_id_seq|pg_locks)\b/;

const BY_STAGE = "opportunities_stage_rank_key";
const BY_ID = "opportunities_pkey";
const BY_PUBLIC_ID = "opportunities_organization_id_public_id_key";

describe.skipIf(!env().databaseUrl)("among the opportunities of many organizations", () => {
  let close: () => Promise<void>;
  let actor: Authorized<"MANAGE_ORGANIZATION">;
  let pipelineId: string;
  let stages: string[];
  let cards: OpportunityRecord[];

  beforeAll(async () => {
    close = await openEmptyDatabase();
    const seeded = await seedOrganizations(ORGANIZATIONS, EACH);
    const organization = await systemDb().organization.findUniqueOrThrow({
      where: { id: seeded.organizationId },
    });
    actor = adminFor(await createMember(organization));
    ({ pipelineId, stages } = seeded);
    await systemDb().$executeRawUnsafe("VACUUM ANALYZE");
    const first = { pipelineId, filter: { pipeline_stage_id: stages[0] }, page: { limit: 200 } };
    cards = (await listOpportunities(actor, first)).opportunities;
  }, 300_000);

  afterAll(() => close());

  const card = (index: number) => cards[index]?.id ?? "";
  const list = (filter: object, page: object) => () =>
    listOpportunities(actor, { pipelineId, filter, page });

  /** The plans of the statements, after checking that none scans a whole table of records. */
  async function plansOf(work: () => Promise<unknown>): Promise<Explained[]> {
    const plans = await explainStatements(actor, work);
    expect(plans).not.toEqual([]);
    for (const { wholeTables, sql } of plans) {
      for (const table of ["opportunities", "change_events"])
        expect(wholeTables, sql).not.toContain(table);
    }
    return plans;
  }

  const rows = (plans: Explained[]) =>
    plans.reduce((sum, plan) => sum + plan.rowsOf("opportunities"), 0);
  const indexes = (plans: Explained[]) => plans.flatMap((plan) => [...plan.indexes]);

  test("a page of a stage reads the page's rows along the stage's index", async () => {
    const first = await plansOf(list({ pipeline_stage_id: stages[0] }, { limit: PAGE }));
    expect(indexes(first)).toContain(BY_STAGE);
    expect(rows(first)).toBeLessThanOrEqual(3 * PAGE);
  });

  test("a page of the list reads the page's rows, not those of the stages after it", async () => {
    const plans = await plansOf(list({}, { limit: PAGE }));
    expect(indexes(plans)).toContain(BY_STAGE);
    expect(rows(plans)).toBeLessThanOrEqual(3 * (PAGE + 1));
  });

  test("the board's first cards of every stage are read along the stages' index", async () => {
    const plans = await plansOf(() =>
      listBoardColumns(actor, { pipelineId, filter: {}, limit: PAGE }),
    );
    expect(indexes(plans)).toContain(BY_STAGE);
    expect(rows(plans)).toBeLessThanOrEqual(3 * STAGES * (PAGE + 1));
  });

  test("the newest deals of the organization are read along the index of their creation", async () => {
    const plans = await plansOf(() =>
      listDeals(actor, { where: [], match: "equal", order: [], limit: PAGE, offset: 0 }),
    );
    expect(indexes(plans)).toContain("opportunities_organization_id_created_at_id_idx");
    expect(rows(plans)).toBeLessThanOrEqual(2 * PAGE);
  });

  test.each([
    ["a text", { q: "ity 77" }],
    ["a tag", { tag: "tag 3" }],
    ["a least amount", { min_amount: "40000" }],
    ["an owner", { owner_user_id: "00000000-0000-4000-8000-000000000000" }],
    ["an account", { account_id: "00000000-0000-4000-8000-000000000000" }],
  ])("a list by %s stays within the organization's own rows", async (_, filter) => {
    expect(rows(await plansOf(list(filter, { limit: PAGE })))).toBeLessThanOrEqual(
      2 * EACH + 3 * PAGE,
    );
  });

  test.each(["amount", "-expected_close_date", "-updated_at", "name"])(
    "a page by %s stays within the organization's own rows",
    async (sort) => {
      expect(rows(await plansOf(list({}, { limit: PAGE, sort })))).toBeLessThanOrEqual(
        3 * EACH + 3 * PAGE,
      );
    },
  );

  test("an opportunity is found by its id and by its public id, and its position by the stage's index", async () => {
    const [plan] = await plansOf(() => findOpportunity(actor, card(10)));
    expect(plan?.indexes).toContain(BY_ID);
    expect(plan?.rowsOf("opportunities")).toBe(1 + 10);
    const [publicly] = await plansOf(() => findOpportunity(actor, cards[10]?.public_id ?? ""));
    expect(publicly?.indexes).toContain(BY_PUBLIC_ID);
    expect(publicly?.rowsOf("opportunities")).toBe(1 + 10);
  });

  test("reading an opportunity's neighbours on the board does not read its stage", async () => {
    const plans = await plansOf(() => findNeighbours(actor, card(100)));
    expect(indexes(plans)).toContain(BY_STAGE);
    expect(rows(plans)).toBeLessThanOrEqual(1 + 2 * (1 + STAGES));
  });

  test("a summary reads the pipeline's rows once", async () => {
    const plans = await plansOf(() =>
      summarizeOpportunities(actor, { pipelineId, filter: { min_amount: "40000" } }),
    );
    expect(rows(plans)).toBeLessThanOrEqual(EACH + STAGES);
  });

  test("a move to the end of a stage reads its own row and the stage's last, and writes one", async () => {
    const plans = await plansOf(() =>
      updateOpportunity(actor, card(20), { pipeline_stage_id: stages[1] ?? "" }),
    );
    expect(plans).toHaveLength(2);
    expect(indexes(plans)).toEqual(expect.arrayContaining([BY_ID, BY_STAGE]));
    expect(rows(plans)).toBeLessThanOrEqual(6);
  });

  test("a move to one of the first positions reads up to that position", async () => {
    const move = { pipeline_stage_id: stages[1] ?? "", stage_position: 30 };
    const plans = await plansOf(() => updateOpportunity(actor, card(21), move));
    expect(plans).toHaveLength(2);
    expect(rows(plans)).toBeLessThanOrEqual(30 + 6);
  });

  test("a move beside a neighbour reads the neighbour and the one beyond", async () => {
    const move = { pipeline_stage_id: stages[0] ?? "", after_id: card(5), stage_position: 6 };
    const [read] = await plansOf(() => updateOpportunity(actor, card(22), move));
    // Its own row, its previous position, the neighbour, and the one beyond.
    expect(read?.rowsOf("opportunities")).toBeLessThanOrEqual(1 + 22 + 2);
  });

  test("a create reads the end of its stage and writes one row", async () => {
    const plans = await plansOf(() =>
      createOpportunity(actor, { name: "New", pipeline_stage_id: stages[0] ?? "" }),
    );
    expect(plans).toHaveLength(2);
    expect(indexes(plans)).toContain(BY_STAGE);
    expect(rows(plans)).toBeLessThanOrEqual(2);
  });

  test("a deletion touches its own row", async () => {
    expect(rows(await plansOf(() => deleteOpportunity(actor, card(40))))).toBeLessThanOrEqual(3);
  });

  test("a reorder of two neighbours reads those before them along the index, and writes one", async () => {
    const ordered_ids = [card(11), card(10)];
    const plans = await plansOf(() =>
      reorderStage(actor, { pipeline_stage_id: stages[0] ?? "", ordered_ids }),
    );
    expect(indexes(plans)).toContain(BY_STAGE);
    expect(rows(plans)).toBeLessThanOrEqual(10 + 10);
  });

  test("change events are read along the organization's index, only as many as requested", async () => {
    const events = (plans: Explained[]) =>
      plans.reduce((sum, plan) => sum + plan.rowsOf("change_events"), 0);
    const page = await plansOf(() => listChangeEvents(actor, { since: "0", limit: 10 }));
    expect(indexes(page)).toContain("change_events_pkey");
    expect(events(page)).toBeLessThanOrEqual(10);
    const record = { record_type: "opportunity", record_id: card(20), limit: 10 } as const;
    const history = await plansOf(() => listChangeEvents(actor, record));
    expect(indexes(history)).toContain(
      "change_events_organization_id_record_type_record_id_id_idx",
    );
    const live = await plansOf(() => readLiveChanges(actor.organizationId, 1n));
    expect(indexes(live)).toContain("change_events_pkey");
  });

  // Lets a database that is distributed by organization serve each statement from one shard (docs/operations.md).
  test("every statement of the hot verbs names its organization, and none writes a table shared by all organizations", async () => {
    const plans = await plansOf(async () => {
      const { id } = await createOpportunity(actor, {
        name: "Routed",
        pipeline_stage_id: stages[0] ?? "",
      });
      await updateOpportunity(actor, id, { pipeline_stage_id: stages[1] ?? "", stage_position: 0 });
      await updateOpportunity(actor, id, { amount: "12" });
      await reorderStage(actor, {
        pipeline_stage_id: stages[0] ?? "",
        ordered_ids: [card(13), card(12)],
      });
      await listBoardColumns(actor, { pipelineId, filter: {}, limit: PAGE });
      await list({}, { limit: PAGE })();
      await summarizeOpportunities(actor, { pipelineId, filter: {} });
      await listChangeEvents(actor, { since: "0", limit: 10 });
      await deleteOpportunity(actor, id);
    });
    expect(plans.length).toBeGreaterThan(12);
    for (const { sql } of plans) {
      if (!READS_NO_ROWS.test(sql)) expect(sql).toContain("organization_id");
      expect(sql).not.toMatch(
        /(INSERT INTO|UPDATE|DELETE FROM)\s+"?(public"?\.)?"?(users|tenants|api_key_prefixes|attempts)\b/i,
      );
    }
  });

  test("a search stays within the organization's own rows", async () => {
    expect(rows(await plansOf(() => searchRecords(actor, { q: "ity 77" })))).toBeLessThanOrEqual(
      EACH + 10,
    );
  });
});

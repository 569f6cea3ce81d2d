import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { authorize } from "@/lib/domain/actor";
import { encodeCursor } from "@/lib/domain/pagination/cursor";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { actorFor } from "@/prisma/factories/actor-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { listOpportunities } from "./queries";
import type { Sort } from "./schema";

test.each<[Sort, unknown[]]>([
  ["position", [1e15, "a0"]],
  ["position", [0, "a\0"]],
  ["name", ["\0", randomUUID()]],
  ["name", ["\ud800", randomUUID()]],
  ["amount", ["abc", randomUUID()]],
  ["-amount", ["NaN", randomUUID()]],
  ["expected_close_date", ["2026-02-30", randomUUID()]],
  ["updated_at", ["2026-01-01", randomUUID()]],
  ["updated_at", ["2026-02-30 10:00:00+00", randomUUID()]],
  ["name", ["a", "not an id"]],
])(
  "a forged cursor of the order %s is rejected with an issue of the field cursor",
  async (sort, key) => {
    const actor = authorize(
      actorFor(await createMember(await createOrganization())),
      "VIEW_SALES_PIPELINES",
    );
    const { default_pipeline_id: pipelineId } = await listPipelines(actor);
    const listed = `opportunities of ${pipelineId}`;
    const cursor = encodeCursor({ organizationId: actor.organizationId, listed, order: sort }, key);
    await expect(
      listOpportunities(actor, { pipelineId, filter: {}, page: { sort, limit: 5, cursor } }),
    ).rejects.toMatchObject({ code: "invalid", extra: { issues: [{ field: "cursor" }] } });
  },
);

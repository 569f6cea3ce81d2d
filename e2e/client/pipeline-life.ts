import { opportune } from "./generated/opportune-client";

type Options = Parameters<typeof opportune>[0];

/**
 * Drives a pipeline's whole life through the typed client of both APIs: creates it, fills it, moves a
 * deal to won and back, sums up, and empties and deletes it. Returns what it saw on the way.
 */
export async function livePipeline(options: Options) {
  const { crm, deals } = opportune(options);
  const pipeline = ok(
    await deals.POST("/api/pipelines", {
      body: {
        name: "Partners",
        stages: [
          { name: "New", index: 0, probability: 20 },
          { name: "Closed Won", index: 1 },
          { name: "Closed Lost", index: 2 },
        ],
      },
    }),
  );
  const [first, won] = pipeline.stages;
  if (!first || !won) throw new Error("The pipeline has no stages");
  const deal = ok(
    await deals.POST("/api/deals", {
      body: { title: "Acme expansion", stageId: first.id, amount: 12500 },
    }),
  );
  const path = { id: deal.publicId };
  const { opportunity } = ok(
    await crm.PATCH("/api/v1/crm/opportunities/{id}", {
      params: { path, header: { "If-Match": '"0"' } },
      body: { opportunity: { pipeline_stage_id: won.id } },
    }),
  );
  const { opportunity: undone } = ok(
    await crm.POST("/api/v1/crm/opportunities/{id}/undo_move", { params: { path } }),
  );
  const query = { pipeline_id: pipeline.id };
  const summary = ok(await crm.GET("/api/v1/crm/opportunities/summary", { params: { query } }));
  const page = ok(await crm.GET("/api/v1/crm/opportunities", { params: { query } }));
  const refused = await deals.DELETE("/api/pipelines/{id}", {
    params: { path: { id: pipeline.id } },
  });
  await crm.DELETE("/api/v1/crm/opportunities/{id}", { params: { path } });
  const removed = ok(
    await deals.DELETE("/api/pipelines/{id}", { params: { path: { id: pipeline.id } } }),
  );
  return {
    statuses: [deal.status, opportunity.status, undone.status],
    listed: page.opportunities.map(({ name }) => name),
    amounts: summary.total.amounts,
    refusedBecause: refused.error?.message,
    removed: removed.affected,
  };
}

/** Returns the data of an answer. Throws what the server said if it is an error. */
function ok<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

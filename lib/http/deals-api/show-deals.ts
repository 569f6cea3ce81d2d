import type { Authorized } from "@/lib/domain/actor";
import { contactsById } from "@/lib/domain/customers/contacts/list-contacts-by-fields";
import type { DealRecord } from "@/lib/domain/opportunities/list-deals";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";
import { toContact } from "./contact";
import { toDeal } from "./deal";
import type { Relations } from "./list-query";
import { toPipeline, toStage } from "./pipeline";
import { sharedRelations } from "./shared-relations";

/** Returns deals with their stage and the requested relations. */
export async function showDeals(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  deals: DealRecord[],
  relations: Relations,
): Promise<object[]> {
  const [stages, clients, shared] = await Promise.all([
    stagesById(actor, relations),
    relations.has("client") ? clientsOf(actor, deals) : undefined,
    sharedRelations(actor, relations),
  ]);
  return deals.map((deal) => ({
    ...toDeal(deal, actor),
    stage: stages.get(deal.pipeline_stage_id) ?? null,
    ...(relations.has("properties") && { properties: [] }),
    ...(clients && { client: clients.get(deal.contact_id ?? "") ?? null }),
    ...shared(deal.created_by_user_id),
  }));
}

/** Returns the reply with a deal, its stage and its client, and its version as `ETag`. */
export async function dealReply(
  status: number,
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  deal: DealRecord & { lock_version: number },
  relations: Relations = new Set(),
): Promise<Reply> {
  const [shown = null] = await showDeals(actor, [deal], new Set([...relations, "client"]));
  return new Reply(status, shown, etag(deal));
}

async function stagesById(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  relations: Relations,
): Promise<Map<string, object>> {
  const { pipelines } = await listPipelines(actor);
  const stages = pipelines.flatMap((pipeline) => {
    const within = relations.has("stage.pipeline") ? { pipeline: toPipeline(pipeline, actor) } : {};
    return pipeline.stages.map(
      (stage) => [stage.id, { ...toStage(stage, pipeline.id, actor), ...within }] as const,
    );
  });
  return new Map(stages);
}

async function clientsOf(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  deals: DealRecord[],
): Promise<Map<string, object>> {
  const ids = new Set(deals.flatMap(({ contact_id }) => contact_id ?? []));
  if (ids.size === 0) return new Map();
  const contacts = await contactsById(actor, [...ids]);
  return new Map([...contacts].map(([id, contact]) => [id, toContact(contact, actor)]));
}

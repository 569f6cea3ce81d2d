import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { text } from "@/lib/domain/fields";
import { DEAL_COLUMNS, type DealRecord } from "@/lib/domain/opportunities/list-deals";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { CreateOpportunity, UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { dealsNames } from "@/lib/domain/record-fields";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";
import { fromWire } from "./names";
import type { PlainFilter, Resource } from "./resource";

/** What clients call the closed stages, whatever the stages' own names are. */
const CLOSED: PlainFilter["or"] = {
  closed_won: { field: "status", value: "won" },
  closed_lost: { field: "status", value: "lost" },
};

export const DEALS: Resource = {
  noun: "a deal",
  names: dealsNames(OPPORTUNITY_FIELDS),
  columns: DEAL_COLUMNS,
  relations: [
    "stage",
    "stage.pipeline",
    "client",
    "createdByUser",
    "properties",
    "organization",
    "tenant",
  ],
  plain: { stage: { field: "stage_name", or: CLOSED } },
};

/** The fields that a body may have, in the domain's names. */
export const DEAL_INPUT = [
  "name",
  "pipeline_stage_id",
  "probability",
  "contact_id",
  "amount",
  "currency",
  "expected_close_date",
  "lost_reason",
] as const;

/** The body of `POST /api/deals`, in the domain's names. */
export const CreateDeal = CreateOpportunity.extend({ pipeline_stage_id: text() });

/** Parses the body of `POST /api/deals`. Throws `invalid`. */
export function newDeal(body: JsonObject): z.output<typeof CreateDeal> {
  return parse(CreateDeal, fromWire(DEALS.names, DEAL_INPUT, body));
}

/** Parses the body of `PUT /api/deals/:id`; absent fields are left alone. Throws `invalid`. */
export function dealChange(body: JsonObject): UpdateOpportunity {
  return parse(UpdateOpportunity, fromWire(DEALS.names, DEAL_INPUT, body));
}

/** Returns a deal in the form of the Deals API, without relations (docs/api.md 2). */
export function toDeal(deal: DealRecord, { organizationId, tenantId }: Actor) {
  return {
    id: deal.id,
    publicId: deal.public_id,
    title: deal.name,
    probability: deal.probability,
    stageId: deal.pipeline_stage_id,
    pipelineId: deal.pipeline_id,
    clientId: deal.contact_id,
    amount: deal.amount,
    currency: deal.currency,
    status: deal.status,
    lostReason: deal.lost_reason,
    closedAt: deal.closed_at,
    expectedCloseDate: deal.expected_close_date,
    createdByUserId: deal.created_by_user_id,
    organizationId,
    tenantId,
    createdAt: deal.created_at,
    updatedAt: deal.updated_at,
  };
}

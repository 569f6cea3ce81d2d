import { z } from "zod";
import {
  CalendarDate,
  Currency,
  Instant,
  Money,
  optionalText,
  Probability,
  requiredText,
  Tags,
  text,
} from "@/lib/domain/fields";
import type { StageType } from "@/lib/domain/pipelines/schema";

const Reference = text().max(200, "must be an id").nullable().optional();
const MAX_POSITIONS = 1_000_000_000;
// 0-based and clamped: before the first is first, after the last is last.
const Position = z
  .number({ error: "must be an integer" })
  .int("must be an integer")
  .transform((position) => Math.min(Math.max(position, 0), MAX_POSITIONS));

// A place that is null is as if not sent.
const Place = text()
  .nullable()
  .transform((id) => id ?? undefined)
  .optional();

const fields = {
  name: requiredText(200),
  amount: Money.nullable().optional(),
  currency: Currency.optional(),
  probability: Probability.nullable().optional(),
  expected_close_date: CalendarDate.nullable().optional(),
  opened_at: Instant.nullable().optional(),
  lost_reason: optionalText(500),
  account_id: Reference,
  contact_id: Reference,
  owner_user_id: Reference,
  source: optionalText(200),
  description: optionalText(20_000),
  tags: Tags.optional(),
  external_system: optionalText(200),
  external_id: optionalText(200),
  pipeline_id: Place,
  pipeline_stage_id: Place,
  stage_position: Position.optional(),
  status: z.string().optional(),
};

/** What an opportunity is created from (api.md 3.4). `account_id`, `contact_id`: UUID or public id. */
export const CreateOpportunity = z.object(fields);
export type CreateOpportunity = z.output<typeof CreateOpportunity>;

/** An edit, a move, or both (api.md 3.4). Absent fields are left alone; null clears. */
export const UpdateOpportunity = z.object({
  ...fields,
  name: fields.name.optional(),
  before_id: text().optional(),
  after_id: text().optional(),
  expected_stage_id: text().optional(),
});
export type UpdateOpportunity = z.output<typeof UpdateOpportunity>;

/** The body of a reorder: 1 to 10,000 ids of one stage, public ids and UUIDs mixed. */
export const ReorderStage = z.object({
  pipeline_stage_id: text(),
  ordered_ids: z
    .array(text(), { error: "must be a list of ids" })
    .min(1, "must name at least one opportunity")
    .max(10_000, "must name at most 10000 opportunities"),
});
export type ReorderStage = z.output<typeof ReorderStage>;

export type NextActivity = {
  kind: string;
  subject: string;
  due_at: string | null;
  state: "late" | "today" | "planned";
};

/** An opportunity as api.md 3.2 shows it. Money is a decimal string, times are ISO 8601 in UTC, dates `YYYY-MM-DD`. */
export type OpportunityRecord = {
  id: string;
  public_id: string;
  name: string;
  pipeline_id: string;
  pipeline_stage_id: string;
  stage: string;
  stage_type: StageType;
  stage_position: number;
  status: StageType;
  amount: string | null;
  currency: string;
  probability: number | null;
  effective_probability: number;
  expected_close_date: string | null;
  closed_at: string | null;
  lost_reason: string | null;
  account_id: string | null;
  account_public_id: string | null;
  account_name: string | null;
  contact_id: string | null;
  contact_public_id: string | null;
  contact_name: string | null;
  owner_user_id: string | null;
  owner_name: string | null;
  source: string | null;
  description: string | null;
  tags: string[];
  next_activity: NextActivity | null;
  is_rotting: boolean;
  external_system: string | null;
  external_id: string | null;
  opened_at: string | null;
  stage_entered_at: string;
  created_by_user_id: string | null;
  created_at: string;
  updated_at: string;
  lock_version: number;
};

/** The places of reordered opportunities, in their new order, and the version each has now. */
export type StagePlaces = {
  pipeline_stage_id: string;
  opportunities: { id: string; public_id: string; stage_position: number; lock_version: number }[];
};

/** An opportunity as a step to it names it, and what stands before and after one. */
export type Neighbour = { public_id: string; name: string };
export type Neighbours = { previous: Neighbour | null; next: Neighbour | null };

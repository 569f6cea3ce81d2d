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
import { STAGE_TYPES } from "@/lib/domain/pipelines/record";
import { outSchema, type RecordFields } from "@/lib/domain/record-fields";
import {
  Count,
  CurrencyCode,
  DateText,
  Id,
  InstantText,
  MoneyText,
  NullableText,
  Percent,
  PublicId,
} from "@/lib/domain/response-fields";

const MAX_POSITION = 1_000_000_000;

const Reference = text().max(200, "must be an id").nullable().optional();

/** A pipeline or stage to put the opportunity into; null counts as not sent. */
const Destination = text()
  .nullable()
  .transform((id) => id ?? undefined)
  .optional();

/** 0-based; clamped, so that a negative one means the first and a large one the last. */
const Position = z
  .number({ error: "must be an integer" })
  .int("must be an integer")
  .transform((position) => Math.min(Math.max(position, 0), MAX_POSITION))
  .optional();

const StageTypeOut = z.enum(STAGE_TYPES);

const NextActivity = z.strictObject({
  kind: z.string(),
  subject: z.string(),
  due_at: InstantText.nullable(),
  state: z.enum(["late", "today", "planned"]),
});
export type NextActivity = z.output<typeof NextActivity>;

/**
 * Every field of an opportunity, in the order of docs/api.md 3.2. Schemas, columns, the record's SQL,
 * both file formats and the Deals API's names are derived from it.
 */
export const OPPORTUNITY_FIELDS = {
  id: { type: "uuid", out: Id, dealsName: "id" },
  public_id: {
    type: "text",
    out: PublicId,
    bundle: true,
    csv: { header: "Public ID", aliases: ["opportunity id", "opportunity public id"] },
    dealsName: "publicId",
  },
  name: {
    type: "text",
    in: requiredText(200),
    out: z.string(),
    bundle: true,
    csv: {
      header: "Name",
      aliases: ["opportunity", "opportunity name", "deal", "deal name", "title", "deal title"],
    },
    dealsName: "title",
  },
  pipeline_id: {
    type: "uuid",
    in: Destination,
    out: Id,
    bundle: true,
    csv: { field: "pipeline", header: "Pipeline", aliases: ["pipeline name", "sales pipeline"] },
    dealsName: "pipelineId",
  },
  pipeline_stage_id: {
    type: "uuid",
    column: "stage_id",
    in: Destination,
    out: Id,
    bundle: true,
    dealsName: "stageId",
  },
  stage: {
    out: z.string(),
    bundle: true,
    csv: {
      header: "Stage",
      aliases: ["stage name", "deal stage", "sales stage", "pipeline stage", "phase"],
    },
  },
  stage_type: { out: StageTypeOut },
  stage_position: { in: Position, out: Count, bundle: true },
  rank: { type: "text" },
  status: {
    type: "text",
    in: z.string().optional(),
    out: StageTypeOut,
    bundle: true,
    csv: { header: "Status", aliases: ["deal status", "opportunity status"] },
    dealsName: "status",
  },
  amount: {
    type: "numeric",
    in: Money.nullable().optional(),
    out: MoneyText.nullable(),
    bundle: true,
    csv: { header: "Amount", aliases: ["value", "deal value", "deal amount", "price", "revenue"] },
    dealsName: "amount",
  },
  currency: {
    type: "text",
    in: Currency.optional(),
    out: CurrencyCode,
    bundle: true,
    csv: { header: "Currency", aliases: ["currency code", "currency iso code"] },
    dealsName: "currency",
  },
  probability: {
    type: "int",
    in: Probability.nullable().optional(),
    out: Percent.nullable(),
    bundle: true,
    csv: {
      header: "Probability",
      aliases: ["win probability", "probability percent", "chance"],
    },
    dealsName: "probability",
  },
  effective_probability: { out: Percent },
  expected_close_date: {
    type: "date",
    in: CalendarDate.nullable().optional(),
    out: DateText.nullable(),
    bundle: true,
    csv: {
      header: "Expected close date",
      aliases: [
        "expected close",
        "close",
        "close date",
        "closing date",
        "expected closing date",
        "estimated close date",
      ],
    },
    dealsName: "expectedCloseDate",
  },
  closed_at: {
    type: "timestamptz",
    out: InstantText.nullable(),
    bundle: true,
    csv: {
      header: "Closed at",
      aliases: ["closed", "closed on", "closed date", "actual close date"],
    },
    dealsName: "closedAt",
  },
  lost_reason: {
    type: "text",
    in: optionalText(500),
    out: NullableText,
    bundle: true,
    csv: { header: "Lost reason", aliases: ["loss reason", "reason lost", "closed lost reason"] },
    dealsName: "lostReason",
  },
  account_id: {
    type: "uuid",
    in: Reference,
    out: Id.nullable(),
    csv: {
      field: "account",
      header: "Account",
      aliases: ["account name", "company", "company name", "organization", "customer"],
    },
  },
  account_public_id: {
    out: PublicId.nullable(),
    bundle: true,
    csv: { header: "Account public ID", aliases: ["account id"] },
  },
  account_name: { out: NullableText },
  contact_id: {
    type: "uuid",
    in: Reference,
    out: Id.nullable(),
    csv: {
      field: "contact",
      header: "Contact",
      aliases: ["contact name", "contact person", "primary contact", "person"],
    },
    dealsName: "clientId",
  },
  contact_public_id: {
    out: PublicId.nullable(),
    bundle: true,
    csv: { header: "Contact public ID", aliases: ["contact id"] },
  },
  contact_name: { out: NullableText },
  owner_user_id: {
    type: "uuid",
    in: Reference,
    out: Id.nullable(),
    bundle: "owner_email",
    csv: {
      field: "owner_email",
      header: "Owner email",
      aliases: ["owner email address", "deal owner email", "salesperson email"],
    },
  },
  imported_owner_name: { type: "text" },
  owner_name: {
    out: NullableText,
    bundle: true,
    csv: {
      header: "Owner",
      aliases: ["owner name", "deal owner", "opportunity owner", "salesperson", "assignee"],
    },
  },
  source: {
    type: "text",
    in: optionalText(200),
    out: NullableText,
    bundle: true,
    csv: { header: "Source", aliases: ["lead source", "deal source"] },
  },
  description: {
    type: "text",
    in: optionalText(20_000),
    out: NullableText,
    bundle: true,
    csv: { header: "Description", aliases: ["notes", "comment", "comments"] },
  },
  tags: {
    type: "text[]",
    in: Tags.optional(),
    out: z.array(z.string()),
    bundle: true,
    csv: { header: "Tags", aliases: ["tag", "labels", "label"] },
  },
  next_activity: { out: NextActivity.nullable() },
  is_rotting: { out: z.boolean() },
  external_system: {
    type: "text",
    in: optionalText(200),
    out: NullableText,
    bundle: true,
    csv: { header: "External system", aliases: ["source system"] },
  },
  external_id: {
    type: "text",
    in: optionalText(200),
    out: NullableText,
    bundle: true,
    csv: { header: "External ID", aliases: ["record id", "deal id"] },
  },
  opened_at: {
    type: "timestamptz",
    in: Instant.nullable().optional(),
    out: InstantText.nullable(),
    bundle: true,
    csv: { header: "Opened at", aliases: ["opened", "opened on", "open date"] },
  },
  stage_entered_at: {
    type: "timestamptz",
    out: InstantText,
    bundle: true,
    csv: { header: "Stage entered at", aliases: ["stage entered", "date entered stage"] },
  },
  created_by_user_id: { type: "uuid", out: Id.nullable(), dealsName: "createdByUserId" },
  created_at: {
    type: "timestamptz",
    out: InstantText,
    bundle: true,
    csv: {
      header: "Created at",
      aliases: ["created", "created on", "create date", "created date"],
    },
    dealsName: "createdAt",
  },
  updated_at: { type: "timestamptz", out: InstantText, bundle: true, dealsName: "updatedAt" },
  deleted_at: { type: "timestamptz", bundle: true },
  lock_version: { type: "int", out: Count, bundle: true },
} as const satisfies RecordFields;
export type OpportunityFields = typeof OPPORTUNITY_FIELDS;

/** An opportunity in responses (docs/api.md 3.2). Money is a decimal string, times are in UTC. */
export const OpportunityRecord = outSchema(OPPORTUNITY_FIELDS);
export type OpportunityRecord = z.output<typeof OpportunityRecord>;

import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { PIPELINE_FIELDS, STAGE_FIELDS } from "@/lib/domain/pipelines/record";
import { storedColumns, table } from "./table";

const TIMES = { created_at: "timestamptz", deleted_at: "timestamptz" } as const;
const RECORD = {
  owner_user_id: "uuid",
  external_system: "text",
  external_id: "text",
  ...TIMES,
} as const;

export const PIPELINES = table("pipelines", "pipeline", storedColumns(PIPELINE_FIELDS), {
  hasPublicId: false,
});

export const STAGES = table("stages", "stage", storedColumns(STAGE_FIELDS), {
  announced: ["name", "position"],
  hasPublicId: false,
  hasLockVersion: false,
});

export const ACCOUNTS = table(
  "accounts",
  "account",
  {
    name: "text",
    domain: "text",
    industry: "text",
    phone: "text",
    country: "text",
    city: "text",
    annual_revenue: "numeric",
    employees: "int",
    description: "text",
    tags: "text[]",
    ...RECORD,
  },
  { defaults: { tags: [] } },
);

export const CONTACTS = table(
  "contacts",
  "contact",
  {
    name: "text",
    email: "text",
    phone: "text",
    title: "text",
    contact_type: "text",
    account_id: "uuid",
    description: "text",
    tags: "text[]",
    ...RECORD,
  },
  { defaults: { tags: [], contact_type: "client" } },
);

export const OPPORTUNITIES = table(
  "opportunities",
  "opportunity",
  storedColumns(OPPORTUNITY_FIELDS),
  {
    defaults: { tags: [] },
    announced: ["name", "amount", "stage_id", "status"],
    silent: ["rank", "stage_entered_at"],
  },
);

export const LEADS = table(
  "leads",
  "lead",
  {
    name: "text",
    email: "text",
    phone: "text",
    company: "text",
    source: "text",
    status: "text",
    description: "text",
    converted_at: "timestamptz",
    converted_contact_id: "uuid",
    converted_account_id: "uuid",
    converted_opportunity_id: "uuid",
    ...RECORD,
  },
  { defaults: { status: "new" } },
);

export const ACTIVITIES = table(
  "activities",
  "activity",
  {
    kind: "text",
    subject: "text",
    body: "text",
    due_at: "timestamptz",
    done_at: "timestamptz",
    opportunity_id: "uuid",
    contact_id: "uuid",
    account_id: "uuid",
    ...RECORD,
  },
  { required: ["kind", "subject"], announced: ["subject", "kind", "opportunity_id"] },
);

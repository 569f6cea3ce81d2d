import { ActivityRecord } from "@/lib/domain/activities/record";
import { ApiKeyRecord } from "@/lib/domain/api-keys/record";
import { ChangeEventRecord } from "@/lib/domain/change-events/record";
import { AccountRecord, AccountSummary } from "@/lib/domain/customers/accounts/record";
import { ContactRecord, ContactSummary } from "@/lib/domain/customers/contacts/record";
import {
  AccountRow,
  ActivityRow,
  ContactRow,
  LeadRow,
  OpportunityRow,
  PipelineRow,
} from "@/lib/domain/import-export/bundle/schema";
import { LeadRecord } from "@/lib/domain/leads/record";
import { MemberDetails } from "@/lib/domain/members/record";
import { StageTotals } from "@/lib/domain/opportunities/list/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { OrganizationRecord } from "@/lib/domain/organizations/record";
import { StageRecord } from "@/lib/domain/pipelines/record";
import { ViewRecord } from "@/lib/domain/views/record";
import { CrmPipeline } from "@/lib/http/crm-api/responses/pipelines";
import { Problem } from "@/lib/http/crm-api/responses/problem";
import type { ApiDescription } from "./api-description";
import { ACCOUNTS, CONTACTS } from "./crm-api/customers";
import { CHANGES, PORTABILITY, SEARCH, SIGN_IN, VIEWS } from "./crm-api/data";
import { ACTIVITIES, LEADS } from "./crm-api/leads-and-activities";
import { MEMBERS } from "./crm-api/members";
import { OPPORTUNITIES } from "./crm-api/opportunities";
import { API_KEYS, ORGANIZATION, PROFILE } from "./crm-api/organization";
import { PIPELINES } from "./crm-api/pipelines";

/** The description of the CRM API: `/api/v1/…`. */
export const CRM_API: ApiDescription = {
  title: "Opportune CRM API",
  description:
    'Opportunities, pipelines, accounts, contacts, leads and activities: snake_case, wrapped entities, errors as RFC 9457 problems. A body may be wrapped (`{"opportunity": {…}}`) or bare; unknown members are ignored. The contract is in the documentation under *HTTP API*.',
  groups: [
    OPPORTUNITIES,
    PIPELINES,
    ACCOUNTS,
    CONTACTS,
    LEADS,
    ACTIVITIES,
    VIEWS,
    CHANGES,
    SEARCH,
    PORTABILITY,
    ORGANIZATION,
    MEMBERS,
    API_KEYS,
    PROFILE,
    SIGN_IN,
  ],
  components: {
    Opportunity: OpportunityRecord,
    Pipeline: CrmPipeline,
    Stage: StageRecord,
    StageTotals,
    Account: AccountRecord,
    AccountSummary,
    Contact: ContactRecord,
    ContactSummary,
    Lead: LeadRecord,
    Activity: ActivityRecord,
    View: ViewRecord,
    ChangeEvent: ChangeEventRecord,
    Member: MemberDetails,
    ApiKey: ApiKeyRecord,
    Organization: OrganizationRecord,
  },
  rows: {
    PipelineRow,
    AccountRow,
    ContactRow,
    OpportunityRow,
    LeadRow,
    ActivityRow,
  },
  error: { name: "Problem", schema: Problem, mediaType: "application/problem+json" },
  invalidStatus: 422,
  selectors: [
    {
      name: "Organization-Id",
      in: "header",
      description: "One of the caller's organizations; by default the active one.",
      schema: { type: "string" },
    },
  ],
};

import { BareDeal } from "@/lib/http/deals-api/responses/bare-deal";
import { BareContact, ContactResponse } from "@/lib/http/deals-api/responses/contact";
import { DealResponse } from "@/lib/http/deals-api/responses/deal";
import { DealsError } from "@/lib/http/deals-api/responses/error";
import { BarePipeline, BareStage, PipelineResponse } from "@/lib/http/deals-api/responses/pipeline";
import { UserResponse } from "@/lib/http/deals-api/responses/session";
import type { ApiDescription } from "./api-description";
import { CONTACT_OPERATIONS, DEAL_OPERATIONS } from "./deals-api/deals-and-contacts";
import { PIPELINE_OPERATIONS } from "./deals-api/pipelines";
import { SERVER_OPERATIONS, SESSION_OPERATIONS } from "./deals-api/sessions";

/** The description of the Deals API: `/api/pipelines`, `/api/deals`, `/api/organization-contact`. */
export const DEALS_API: ApiDescription = {
  title: "Opportune Deals API",
  description:
    "Pipelines, deals and contacts: camelCase, bare entities, lists as `{items, total}`, errors as `{statusCode, message, error}`. Unknown members of bodies are ignored. The contract is in the documentation under *HTTP API*.",
  groups: [
    PIPELINE_OPERATIONS,
    DEAL_OPERATIONS,
    CONTACT_OPERATIONS,
    SESSION_OPERATIONS,
    SERVER_OPERATIONS,
  ],
  components: {
    Pipeline: PipelineResponse,
    BarePipeline,
    Stage: BareStage,
    Deal: DealResponse,
    BareDeal,
    Contact: ContactResponse,
    BareContact,
    User: UserResponse,
  },
  error: { name: "Error", schema: DealsError, mediaType: "application/json" },
  invalidStatus: 400,
  selectors: [
    {
      name: "Organization-Id",
      in: "header",
      description: "One of the caller's organizations; by default the active one.",
      schema: { type: "string" },
    },
    {
      name: "Tenant-Id",
      in: "header",
      description: "The tenant of the organization; another one is 403.",
      schema: { type: "string" },
    },
  ],
};

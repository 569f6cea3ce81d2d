import { z } from "zod";
import { ChangeEventQuery } from "@/lib/domain/change-events/schema";
import {
  AccountRow,
  ActivityRow,
  ContactRow,
  ImportQuery,
  LeadRow,
  OpportunityRow,
  PipelineRow,
} from "@/lib/domain/import-export/bundle/schema";
import { CsvImportQuery } from "@/lib/domain/import-export/csv/schema";
import { LiveChangesQuery } from "@/lib/domain/live-feed/schema";
import { SearchQuery } from "@/lib/domain/search/schema";
import { TrashQuery } from "@/lib/domain/trash/schema";
import { CreateView, UpdateView } from "@/lib/domain/views/schema";
import { FilteredExport } from "@/lib/http/crm-api/opportunity";
import { Login } from "@/lib/http/crm-api/session";
import type { OperationGroup } from "@/lib/http/openapi/operation";

/** A bundle as an import takes it: any part of an exported one. */
const ImportedBundle = z.object({
  version: z.unknown().optional(),
  pipelines: z.array(PipelineRow).optional(),
  accounts: z.array(AccountRow).optional(),
  contacts: z.array(ContactRow).optional(),
  opportunities: z.array(OpportunityRow).optional(),
  leads: z.array(LeadRow).optional(),
  activities: z.array(ActivityRow).optional(),
});

export const VIEWS: OperationGroup = {
  tag: "Saved views",
  description: "Filters and a layout of the opportunities, under a name.",
  operations: {
    "GET v1/crm/views": {
      id: "listViews",
      summary: "Lists the caller's own and the shared views",
      result: "The views by name.",
    },
    "POST v1/crm/views": {
      id: "createView",
      summary: "Creates a saved view",
      description: "It is personal; `is_shared` needs `MANAGE_SHARED_PIPELINES`.",
      body: CreateView,
      result: "The new view.",
      hasETag: true,
    },
    "PATCH v1/crm/views/[id]": {
      id: "updateView",
      summary: "Changes a saved view",
      body: UpdateView,
      result: "The view as it is now.",
      hasETag: true,
    },
    "DELETE v1/crm/views/[id]": {
      id: "deleteView",
      summary: "Deletes a saved view",
      result: "It is deleted.",
    },
  },
};

export const CHANGES: OperationGroup = {
  tag: "Changes",
  description: "The history of all records, as a list and as a live stream.",
  operations: {
    "GET v1/crm/change_events": {
      id: "listChangeEvents",
      summary: "Lists change events, oldest first",
      description: "A reader that continues with `since` set to the last id it saw misses nothing.",
      query: ChangeEventQuery,
      result: "A page of change events.",
    },
    "GET v1/crm/events": {
      id: "streamEvents",
      summary: "Streams change events as they happen",
      description:
        "Server-sent events: `start`, `change` and `reset`. `Last-Event-ID` or `since` resumes after an event.",
      query: LiveChangesQuery,
      parameters: [
        {
          name: "Last-Event-ID",
          in: "header",
          description: "The id of the last event received, as browsers send it.",
          schema: { type: "string" },
        },
      ],
      responseType: "text/event-stream",
      result: "The stream.",
    },
  },
};

export const SEARCH: OperationGroup = {
  tag: "Search and trash",
  description: "Records by text, and deleted records.",
  operations: {
    "GET v1/crm/search": {
      id: "search",
      summary: "Searches opportunities, accounts and contacts",
      query: SearchQuery,
      result: "The best matches of each type.",
    },
    "GET v1/crm/trash": {
      id: "listTrash",
      summary: "Lists deleted records, newest first",
      query: TrashQuery,
      result: "A page of deleted records, and the number of each type.",
    },
  },
};

export const PORTABILITY: OperationGroup = {
  tag: "Import and export",
  description: "All data of the organization as JSON, and opportunities as CSV.",
  operations: {
    "GET v1/crm/export": {
      id: "exportBundle",
      summary: "Exports all data of the organization",
      result: "The bundle.",
    },
    "POST v1/crm/import": {
      id: "importBundle",
      summary: "Imports a bundle or a part of one",
      description:
        "Any error refuses the whole bundle, and the problem carries the report. Importing the same bundle twice changes nothing.",
      query: ImportQuery,
      body: ImportedBundle,
      result: "The report.",
    },
    "GET v1/crm/export/opportunities.csv": {
      id: "exportOpportunitiesCsv",
      summary: "Exports opportunities as CSV",
      query: FilteredExport,
      responseType: "text/csv",
      result: "The file.",
      errors: [404],
    },
    "POST v1/crm/import/opportunities.csv": {
      id: "importOpportunitiesCsv",
      summary: "Imports opportunities from CSV",
      query: CsvImportQuery,
      bodyType: "text/csv",
      result: "The report.",
      errors: [404],
    },
  },
};

export const SIGN_IN: OperationGroup = {
  tag: "Sign-in and server",
  description: "Access tokens for users, the health check and this document.",
  operations: {
    "POST v1/auth/login": {
      id: "login",
      summary: "Signs a user in and returns an access token",
      description: "The username is the email address.",
      body: Login,
      result: "The token, which is valid for one hour.",
      errors: [401],
    },
    "GET v1/openapi.json": {
      id: "getOpenApi",
      summary: "Returns this document",
      result: "The OpenAPI 3.1 document of the CRM API.",
    },
    "GET v1/health": {
      id: "getHealth",
      summary: "Says whether the server and its database respond",
      result: "They do.",
    },
  },
};

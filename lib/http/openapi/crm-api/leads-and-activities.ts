import {
  ActivityQuery,
  ActivityView,
  CreateActivity,
  UpdateActivity,
} from "@/lib/domain/activities/schema";
import {
  ConvertLead,
  CreateLead,
  LeadQuery,
  LeadView,
  UpdateLead,
} from "@/lib/domain/leads/schema";
import type { OperationGroup } from "@/lib/http/openapi/operation";

export const LEADS: OperationGroup = {
  tag: "Leads",
  description: "People who may become customers.",
  operations: {
    "GET v1/crm/leads": {
      id: "listLeads",
      summary: "Lists leads",
      query: LeadQuery,
      result: "The leads: all of them, or a page if the query has a `limit`.",
      hasLink: true,
    },
    "POST v1/crm/leads": {
      id: "createLead",
      summary: "Creates a lead",
      body: CreateLead,
      result: "The new lead.",
      hasETag: true,
    },
    "GET v1/crm/leads/[id]": {
      id: "getLead",
      summary: "Returns a lead",
      query: LeadView,
      result: "The lead.",
      hasETag: true,
    },
    "PATCH v1/crm/leads/[id]": {
      id: "updateLead",
      summary: "Changes a lead",
      description: "Absent fields stay as they are; null clears.",
      body: UpdateLead,
      result: "The lead as it is now.",
      hasETag: true,
    },
    "DELETE v1/crm/leads/[id]": {
      id: "deleteLead",
      summary: "Moves a lead to the trash",
      result: "It is deleted.",
    },
    "POST v1/crm/leads/[id]/restore": {
      id: "restoreLead",
      summary: "Restores a deleted lead",
      isBodyOptional: true,
      result: "The lead.",
      hasETag: true,
    },
    "POST v1/crm/leads/[id]/convert": {
      id: "convertLead",
      summary: "Converts a lead into a contact, an account and an opportunity",
      description: "What the body leaves out is taken from the lead. Once only: again it is 409.",
      body: ConvertLead,
      isBodyOptional: true,
      result: "The records that the conversion made or used.",
      hasETag: true,
    },
  },
};

export const ACTIVITIES: OperationGroup = {
  tag: "Activities",
  description: "Notes, calls, emails, meetings and tasks: done, or planned for a day.",
  operations: {
    "GET v1/crm/activities": {
      id: "listActivities",
      summary: "Lists activities",
      query: ActivityQuery,
      result: "The activities: all of them, or a page if the query has a `limit`.",
      hasLink: true,
    },
    "POST v1/crm/activities": {
      id: "createActivity",
      summary: "Logs or plans an activity",
      body: CreateActivity,
      result: "The new activity.",
      hasETag: true,
    },
    "GET v1/crm/activities/[id]": {
      id: "getActivity",
      summary: "Returns an activity",
      query: ActivityView,
      result: "The activity.",
      hasETag: true,
    },
    "PATCH v1/crm/activities/[id]": {
      id: "updateActivity",
      summary: "Changes an activity",
      description: "Absent fields stay as they are; null clears.",
      body: UpdateActivity,
      result: "The activity as it is now.",
      hasETag: true,
    },
    "DELETE v1/crm/activities/[id]": {
      id: "deleteActivity",
      summary: "Moves an activity to the trash",
      result: "It is deleted.",
    },
    "POST v1/crm/activities/[id]/restore": {
      id: "restoreActivity",
      summary: "Restores a deleted activity",
      isBodyOptional: true,
      result: "The activity.",
      hasETag: true,
    },
  },
};

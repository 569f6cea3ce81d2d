import type { z } from "zod";
import type {
  Conversion,
  ConvertLead,
  CreateLead,
  LeadQuery,
  LeadRecord,
  UpdateLead,
} from "@/lib/domain/leads/schema";
import { crmRequest } from "./crm-request";

// Requests for leads (docs/api.md 3.5). An id is a UUID or a public id. Each throws `ApiError`.

export type LeadInput = z.input<typeof CreateLead>;
export type LeadChange = z.input<typeof UpdateLead>;
export type ConversionInput = z.input<typeof ConvertLead>;

/** A page of the list; `total_count` only if the request asked for it. */
export type LeadPage = {
  leads: LeadRecord[];
  next_cursor: string | null;
  total_count?: number;
};

/** Returns a page of leads by name; `query.limit` must be set. */
export function listLeads(
  query: Omit<LeadQuery, "fields"> & { limit: number },
  signal?: AbortSignal,
): Promise<LeadPage> {
  return crmRequest("GET", "/leads", { query, signal });
}

export async function createLead(lead: LeadInput): Promise<LeadRecord> {
  return unwrap(await crmRequest("POST", "/leads", { body: { lead } }));
}

/**
 * Changes the given fields. Throws `stale`, 412, if the lead is newer than version `ifMatch`.
 */
export async function updateLead(
  id: string,
  change: LeadChange,
  ifMatch?: number,
): Promise<LeadRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { lead: change }, ifMatch }));
}

/** Deletes it. Throws `stale`, 412, if it is newer than version `ifMatch`. */
export function deleteLead(id: string, ifMatch: number): Promise<void> {
  return crmRequest("DELETE", path(id), { ifMatch });
}

/** Restores a deleted lead. */
export async function restoreLead(id: string): Promise<LeadRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`));
}

/**
 * Converts a lead into a contact, account and opportunity. Throws `conflict`, 409, with the lead if
 * it is already converted.
 */
export function convertLead(
  id: string,
  conversion: ConversionInput,
  ifMatch: number,
): Promise<Conversion> {
  return crmRequest("POST", `${path(id)}/convert`, { body: conversion, ifMatch });
}

function unwrap({ lead }: { lead: LeadRecord }): LeadRecord {
  return lead;
}

function path(id: string): string {
  return `/leads/${encodeURIComponent(id)}`;
}

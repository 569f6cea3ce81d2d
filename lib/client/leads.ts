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

// Leads over the CRM API (api.md 3.5). An id is a UUID or a public id. Everything here throws `ApiError`.

export type LeadInput = z.input<typeof CreateLead>;
export type LeadChange = z.input<typeof UpdateLead>;
export type ConversionInput = z.input<typeof ConvertLead>;

export type LeadPage = { leads: LeadRecord[]; next_cursor: string | null };

/** A page of leads, by name; `query.limit` must be set. */
export function listLeads(
  query: LeadQuery & { limit: number },
  signal?: AbortSignal,
): Promise<LeadPage> {
  return crmRequest("GET", "/leads", { query, signal });
}

export async function findLead(id: string): Promise<LeadRecord> {
  return unwrap(await crmRequest("GET", path(id)));
}

export async function createLead(lead: LeadInput): Promise<LeadRecord> {
  return unwrap(await crmRequest("POST", "/leads", { body: { lead } }));
}

/** Changes the named fields. With `ifMatch` (a `lock_version`) one that changed since throws `stale`, 412. */
export async function updateLead(
  id: string,
  change: LeadChange,
  ifMatch?: number,
): Promise<LeadRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { lead: change }, ifMatch }));
}

export function deleteLead(id: string): Promise<void> {
  return crmRequest("DELETE", path(id));
}

/** Brings a deleted one back. */
export async function restoreLead(id: string): Promise<LeadRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`));
}

/** Makes contact, account and opportunity of it. One that is converted already throws `conflict`, 409, with the lead. */
export function convertLead(id: string, conversion: ConversionInput): Promise<Conversion> {
  return crmRequest("POST", `${path(id)}/convert`, { body: conversion });
}

function unwrap({ lead }: { lead: LeadRecord }): LeadRecord {
  return lead;
}

function path(id: string): string {
  return `/leads/${encodeURIComponent(id)}`;
}

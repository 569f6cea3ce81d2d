import type { z } from "zod";
import type { CreateView, UpdateView, ViewRecord } from "@/lib/domain/views/schema";
import { crmRequest } from "./crm-request";

// Saved views over the CRM API (api.md 3.7). Everything here throws `ApiError`.

/** The caller's own views and the shared ones, by name. */
export async function listViews(signal?: AbortSignal): Promise<ViewRecord[]> {
  const { views } = await crmRequest<{ views: ViewRecord[] }>("GET", "/views", { signal });
  return views;
}

export async function createView(view: z.input<typeof CreateView>): Promise<ViewRecord> {
  return unwrap(await crmRequest("POST", "/views", { body: { view } }));
}

/** Changes the named fields. With `ifMatch` (a `lock_version`) a view that changed since throws `stale`, 412. */
export async function updateView(
  id: string,
  change: z.input<typeof UpdateView>,
  ifMatch?: number,
): Promise<ViewRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { view: change }, ifMatch }));
}

export function deleteView(id: string): Promise<void> {
  return crmRequest("DELETE", path(id));
}

function unwrap({ view }: { view: ViewRecord }): ViewRecord {
  return view;
}

function path(id: string): string {
  return `/views/${encodeURIComponent(id)}`;
}

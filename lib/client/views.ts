import type { z } from "zod";
import type { CreateView, UpdateView, ViewRecord } from "@/lib/domain/views/schema";
import { crmRequest } from "./crm-request";

// Requests for saved views (docs/api.md 3.7). Each throws `ApiError`.

/** Returns the user's own and the shared views, by name. */
export async function listViews(signal?: AbortSignal): Promise<ViewRecord[]> {
  const { views } = await crmRequest<{ views: ViewRecord[] }>("GET", "/views", { signal });
  return views;
}

export async function createView(view: z.input<typeof CreateView>): Promise<ViewRecord> {
  return unwrap(await crmRequest("POST", "/views", { body: { view } }));
}

/**
 * Changes the given fields. Throws `stale`, 412, if the view is newer than version `ifMatch`.
 */
export async function updateView(
  id: string,
  change: z.input<typeof UpdateView>,
  ifMatch: number,
): Promise<ViewRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { view: change }, ifMatch }));
}

/** Deletes it. Throws `stale`, 412, if it is newer than version `ifMatch`. */
export function deleteView(id: string, ifMatch: number): Promise<void> {
  return crmRequest("DELETE", path(id), { ifMatch });
}

function unwrap({ view }: { view: ViewRecord }): ViewRecord {
  return view;
}

function path(id: string): string {
  return `/views/${encodeURIComponent(id)}`;
}

import type { z } from "zod";
import type {
  ActivityQuery,
  ActivityRecord,
  CreateActivity,
  UpdateActivity,
} from "@/lib/domain/activities/schema";
import { crmRequest } from "./crm-request";

// Requests for activities (docs/api.md 3.5). An id is a UUID or a public id. Each throws
// `ApiError`.

export type ActivityInput = z.input<typeof CreateActivity>;
export type ActivityChange = z.input<typeof UpdateActivity>;

/** Returns all activities that match the query, newest first. */
export async function listActivities(
  query: Omit<ActivityQuery, "fields">,
  signal?: AbortSignal,
): Promise<ActivityRecord[]> {
  const response = await crmRequest<{ activities: ActivityRecord[] }>("GET", "/activities", {
    query,
    signal,
  });
  return response.activities;
}

export async function createActivity(activity: ActivityInput): Promise<ActivityRecord> {
  return unwrap(await crmRequest("POST", "/activities", { body: { activity } }));
}

/**
 * Changes the given fields. Throws `stale`, 412, if the activity is newer than version `ifMatch`.
 */
export async function updateActivity(
  id: string,
  change: ActivityChange,
  ifMatch: number,
): Promise<ActivityRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { activity: change }, ifMatch }));
}

/** Deletes it. Throws `stale`, 412, if it is newer than version `ifMatch`. */
export function deleteActivity(id: string, ifMatch: number): Promise<void> {
  return crmRequest("DELETE", path(id), { ifMatch });
}

/** Restores a deleted activity. */
export async function restoreActivity(id: string): Promise<ActivityRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`));
}

function unwrap({ activity }: { activity: ActivityRecord }): ActivityRecord {
  return activity;
}

function path(id: string): string {
  return `/activities/${encodeURIComponent(id)}`;
}

import type { z } from "zod";
import type {
  ActivityQuery,
  ActivityRecord,
  CreateActivity,
  UpdateActivity,
} from "@/lib/domain/activities/schema";
import { crmRequest } from "./crm-request";

// Activities over the CRM API (api.md 3.5). An id is a UUID or a public id. Everything here throws `ApiError`.

export type ActivityInput = z.input<typeof CreateActivity>;
export type ActivityChange = z.input<typeof UpdateActivity>;

/** All activities that the query lets through, newest first. */
export async function listActivities(
  query: ActivityQuery,
  signal?: AbortSignal,
): Promise<ActivityRecord[]> {
  const answer = await crmRequest<{ activities: ActivityRecord[] }>("GET", "/activities", {
    query,
    signal,
  });
  return answer.activities;
}

export async function createActivity(activity: ActivityInput): Promise<ActivityRecord> {
  return unwrap(await crmRequest("POST", "/activities", { body: { activity } }));
}

/** Changes the named fields. With `ifMatch` (a `lock_version`) one that changed since throws `stale`, 412. */
export async function updateActivity(
  id: string,
  change: ActivityChange,
  ifMatch?: number,
): Promise<ActivityRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { activity: change }, ifMatch }));
}

export function deleteActivity(id: string): Promise<void> {
  return crmRequest("DELETE", path(id));
}

/** Brings a deleted one back. */
export async function restoreActivity(id: string): Promise<ActivityRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`));
}

function unwrap({ activity }: { activity: ActivityRecord }): ActivityRecord {
  return activity;
}

function path(id: string): string {
  return `/activities/${encodeURIComponent(id)}`;
}

import { z } from "zod";
import { listResponse } from "@/lib/domain/pagination/response-schema";
import { ActivityRecord } from "./record";

/** Response with one activity. */
export const ActivityResponse = z.strictObject({ activity: ActivityRecord });

/** Response of `GET /activities` (docs/api.md 3.5). */
export const ActivityListResponse = listResponse("activities", ActivityRecord);

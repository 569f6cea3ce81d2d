import { z } from "zod";
import { ActivityRecord } from "@/lib/domain/activities/record";
import { listOf } from "./list";

export const ActivityResponse = z.strictObject({ activity: ActivityRecord });
export const ActivityListResponse = listOf("activities", ActivityRecord);

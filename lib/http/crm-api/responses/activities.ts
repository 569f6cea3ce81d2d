import { z } from "zod";
import { ActivityOut } from "@/lib/http/records";
import { listOf } from "./list";

export const ActivityResponse = z.strictObject({ activity: ActivityOut });
export const ActivityListResponse = listOf("activities", ActivityOut);

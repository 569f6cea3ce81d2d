import type { PlainKind } from "@/lib/domain/plain-records/kind";
import { toColumns } from "@/lib/domain/plain-records/to-columns";
import { identifyActivity, readActivity } from "./queries";
import { ACTIVITY_FIELDS } from "./record";
import type { ActivityRecord, CreateActivity, UpdateActivity } from "./schema";

/** How activities are read and written (docs/api.md 3.5). */
export const ACTIVITY: PlainKind<ActivityRecord, CreateActivity, UpdateActivity> = {
  type: "activity",
  read: readActivity,
  identify: identifyActivity,
  insert: (tx, row, values) =>
    tx.activity.create({ data: { ...toColumns(ACTIVITY_FIELDS, values), ...row } }),
  update: (tx, where, values, stamp) =>
    tx.activity.updateMany({ where, data: { ...toColumns(ACTIVITY_FIELDS, values), ...stamp } }),
};

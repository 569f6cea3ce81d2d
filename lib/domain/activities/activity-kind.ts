import type { PlainKind } from "@/lib/domain/plain-records/kind";
import { activityColumns } from "./columns";
import { identifyActivity, readActivity } from "./queries";
import type { ActivityRecord, CreateActivity, UpdateActivity } from "./schema";

/** How activities are read and written (docs/api.md 3.5). */
export const ACTIVITY: PlainKind<ActivityRecord, CreateActivity, UpdateActivity> = {
  type: "activity",
  read: readActivity,
  identify: identifyActivity,
  insert: (tx, row, values) => {
    const { kind, subject } = values;
    return tx.activity.create({ data: { ...activityColumns(values), kind, subject, ...row } });
  },
  update: (tx, where, values, stamp) =>
    tx.activity.updateMany({ where, data: { ...activityColumns(values), ...stamp } }),
};

import { z } from "zod";
import { ActivityRecord } from "@/lib/domain/activities/record";
import {
  Count,
  CurrencyCode,
  DateText,
  Id,
  MoneyText,
  PublicId,
} from "@/lib/domain/response-fields";

/** The first of a member's open opportunities of one kind, and how many there are. */
export const DayOpportunities = z.strictObject({
  opportunities: z.array(
    z.strictObject({
      id: Id,
      public_id: PublicId,
      name: z.string(),
      stage: z.string(),
      amount: MoneyText.nullable(),
      currency: CurrencyCode,
      in_stage_since: DateText,
    }),
  ),
  total: Count,
});
export type DayOpportunities = z.output<typeof DayOpportunities>;

/** A member's open activities and the opportunities that need attention. */
export const MyDay = z.strictObject({
  /** By due date, those without one last; `activities_count` is larger if some are left out. */
  activities: z.array(ActivityRecord),
  activities_count: Count,
  /** Open opportunities without a next activity. */
  unplanned: DayOpportunities,
  /** Open opportunities that have been too long in their stage. */
  rotting: DayOpportunities,
});
export type MyDay = z.output<typeof MyDay>;

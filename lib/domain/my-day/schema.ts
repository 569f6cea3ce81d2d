import type { ActivityRecord } from "@/lib/domain/activities/schema";

/** Some of a member's open opportunities, and how many there are. Money is a decimal string, the day `YYYY-MM-DD`. */
export type DayOpportunities = {
  opportunities: {
    id: string;
    public_id: string;
    name: string;
    stage: string;
    amount: string | null;
    currency: string;
    in_stage_since: string;
  }[];
  total: number;
};

/** A member's day: open activities by due date, those without one last; `activities_count` tells when not all are here. */
export type MyDay = {
  activities: ActivityRecord[];
  activities_count: number;
  /** Those without a next activity. */
  unplanned: DayOpportunities;
  /** Those that stay too long in their stage. */
  rotting: DayOpportunities;
};

import type { Actor, Authorized } from "@/lib/domain/actor";
import type { DayOpportunities, MyDay } from "./schema";
import { readDueActivities, readOpportunitiesOf } from "./sql/read-my-day";

const MAX_ACTIVITIES = 300;
const MAX_OPPORTUNITIES = 100;

/**
 * A member's open activities until seven days from today, in the organization's time zone, and the open opportunities that
 * have no next activity or have been too long in their stage. Leaves out activities of deleted opportunities.
 */
export async function findMyDay(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  userId: string,
): Promise<MyDay> {
  const [rows, unplanned, rotting] = await Promise.all([
    readDueActivities(actor, userId, MAX_ACTIVITIES),
    opportunitiesOf(actor, userId, "unplanned"),
    opportunitiesOf(actor, userId, "rotting"),
  ]);
  return {
    activities: rows.map(({ record }) => record),
    activities_count: rows[0]?.total ?? 0,
    unplanned,
    rotting,
  };
}

async function opportunitiesOf(
  actor: Actor,
  userId: string,
  condition: "unplanned" | "rotting",
): Promise<DayOpportunities> {
  const rows = await readOpportunitiesOf(actor, userId, condition, MAX_OPPORTUNITIES);
  return {
    opportunities: rows.map(({ total: _total, ...opportunity }) => opportunity),
    total: rows[0]?.total ?? 0,
  };
}

import { Prisma } from "@/lib/db/client";
import type { OpportunityFilter } from "@/lib/domain/opportunities/list/schema";

/**
 * The filter's conditions on dates and times, on `o` and `org`. Days of a time are those of the organization's time
 * zone; before and after are exclusive (docs/api.md 3.4).
 */
export function dateConditions(filter: OpportunityFilter) {
  return [
    filter.closes_before && Prisma.sql`o.expected_close_date < ${filter.closes_before}::date`,
    filter.closes_after && Prisma.sql`o.expected_close_date > ${filter.closes_after}::date`,
    filter.updated_since && Prisma.sql`o.updated_at >= ${filter.updated_since}::timestamptz`,
    filter.opened_before && isBefore("o.opened_at", filter.opened_before),
    filter.opened_after && isAfter("o.opened_at", filter.opened_after),
    filter.closed_before && isBefore("o.closed_at", filter.closed_before),
    filter.closed_after && isAfter("o.closed_at", filter.closed_after),
    filter.stage_entered_before && isBefore("o.stage_entered_at", filter.stage_entered_before),
  ];
}

function isBefore(column: string, day: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(column)} < (${day}::date::timestamp AT TIME ZONE org.time_zone)`;
}

function isAfter(column: string, day: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(column)} >= ((${day}::date + 1)::timestamp AT TIME ZONE org.time_zone)`;
}

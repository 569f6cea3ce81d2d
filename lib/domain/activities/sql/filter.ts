import { Prisma } from "@/lib/db/client";
import type { ActivityQuery } from "@/lib/domain/activities/schema";
import type { Actor } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";
import { containsSql } from "@/lib/domain/sql/contains";
import { activityState, isOpen } from "./state";

/** The condition that selects the organization's live activities of the query, on the tables of `activityTables`. */
export function filterSql({ organizationId }: Actor, query: ActivityQuery): Prisma.Sql {
  const conditions = [
    Prisma.sql`t.organization_id = ${organizationId}::uuid AND t.deleted_at IS NULL`,
    query.opportunity_id !== undefined && linkIs("o", query.opportunity_id),
    query.contact_id !== undefined && linkIs("c", query.contact_id),
    query.account_id !== undefined && linkIs("a", query.account_id),
    query.owner_user_id !== undefined && Prisma.sql`t.owner_user_id = ${query.owner_user_id}::uuid`,
    query.kind && Prisma.sql`t.kind = ${query.kind}`,
    query.state && stateIs(query.state),
    query.due_before && Prisma.sql`t.due_at < ${query.due_before}::timestamptz`,
    query.due_after && Prisma.sql`t.due_at >= ${query.due_after}::timestamptz`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return Prisma.sql`${Prisma.join(conditions, " AND ")}
    ${containsSql(query.q, [Prisma.sql`t.subject`, Prisma.sql`t.body`, Prisma.sql`t.public_id`])}`;
}

/** The condition that the live linked record has this UUID or public id. */
function linkIs(alias: "o" | "c" | "a", id: string): Prisma.Sql {
  const column = Prisma.raw(isUuid(id) ? `${alias}.id` : `${alias}.public_id`);
  return isUuid(id) ? Prisma.sql`${column} = ${id}::uuid` : Prisma.sql`${column} = ${id}`;
}

function stateIs(state: NonNullable<ActivityQuery["state"]>): Prisma.Sql {
  if (state === "done") return Prisma.sql`t.done_at IS NOT NULL`;
  return state === "open" ? isOpen : Prisma.sql`${isOpen} AND ${activityState} = ${state}`;
}

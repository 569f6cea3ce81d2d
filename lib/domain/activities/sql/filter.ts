import { Prisma } from "@/lib/db/client";
import type { ActivityQuery } from "@/lib/domain/activities/schema";
import type { Actor } from "@/lib/domain/actor";
import { folded } from "@/lib/domain/sql/folded";
import { anyOf, hasIdOf, isOneOf, ownerIs } from "@/lib/domain/sql/one-of";
import { type Searched, searchSql } from "@/lib/domain/sql/search";
import { splitValues } from "@/lib/domain/value-list";
import { activityState, isOpen } from "./state";

/** The condition that selects the organization's live activities of the query, on the tables of `activityTables`. */
export function filterSql({ organizationId }: Actor, query: ActivityQuery): Prisma.Sql {
  const conditions = [
    Prisma.sql`t.organization_id = ${organizationId}::uuid AND t.deleted_at IS NULL`,
    query.opportunity_id !== undefined && hasIdOf("o", splitValues(query.opportunity_id)),
    query.contact_id !== undefined && hasIdOf("c", splitValues(query.contact_id)),
    query.account_id !== undefined && hasIdOf("a", splitValues(query.account_id)),
    query.owner_user_id !== undefined &&
      ownerIs(Prisma.sql`t.owner_user_id`, splitValues(query.owner_user_id)),
    query.kind && isOneOf(Prisma.sql`t.kind`, splitValues(query.kind)),
    query.state && anyOf(splitValues(query.state).map(stateIs)),
    query.due_before && Prisma.sql`t.due_at < ${query.due_before}::timestamptz`,
    query.due_after && Prisma.sql`t.due_at >= ${query.due_after}::timestamptz`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return Prisma.sql`${Prisma.join(conditions, " AND ")}
    ${searchSql(query.q, SEARCHED)}`;
}

// Bodies may be long, and folding them while they are read is slow: their accents count.
const SEARCHED: Searched = {
  alias: "t",
  keys: [folded("t.subject")],
  also: (word) => [Prisma.sql`t.body ILIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`],
};

function stateIs(state: string): Prisma.Sql {
  if (state === "done") return Prisma.sql`t.done_at IS NOT NULL`;
  return state === "open" ? isOpen : Prisma.sql`(${isOpen} AND ${activityState} = ${state})`;
}

import { Prisma } from "@/lib/db/client";
import { openActivityState } from "@/lib/domain/activities/sql/state";
import { isUuid, tagKey } from "@/lib/domain/fields";
import { foldText } from "@/lib/domain/fold-text";
import type { OpportunityFilter } from "@/lib/domain/opportunities/list/schema";
import { isRotting } from "@/lib/domain/opportunities/sql/record";
import { folded, hasText, nameKey, tagsKey } from "@/lib/domain/sql/folded";
import { anyOf, hasIdOf, isOneOf, ownerIs } from "@/lib/domain/sql/one-of";
import { type Searched, searchSql } from "@/lib/domain/sql/search";
import { NO_VALUE, splitValues } from "@/lib/domain/value-list";
import { dateConditions } from "./filter-dates";
import { lacksSql } from "./lacks";

type Organization = { organizationId: string };

/**
 * The filter as conditions on `o`, `s` (its stage) and `org`, each preceded by AND. Text is matched
 * literally, wildcards included. Unknown ids match nothing. Of several values of a filter, one must match.
 */
export function filterSql(organization: Organization, filter: OpportunityFilter): Prisma.Sql {
  const conditions = [
    ...setConditions(filter),
    ...dateConditions(filter),
    filter.min_amount && Prisma.sql`o.amount >= ${filter.min_amount}::numeric`,
    filter.max_amount && Prisma.sql`o.amount <= ${filter.max_amount}::numeric`,
    filter.rotting !== undefined && Prisma.sql`${isRotting} = ${filter.rotting}`,
    filter.next_activity &&
      Prisma.sql`coalesce(${openActivityState}, 'none') = ANY(${splitValues(filter.next_activity)}::text[])`,
    filter.missing && anyOf(splitValues(filter.missing).map(lacksSql)),
  ].filter((condition) => condition instanceof Prisma.Sql);
  const all = conditions.length
    ? Prisma.sql`AND ${Prisma.join(conditions, " AND ")}`
    : Prisma.empty;
  return Prisma.sql`${all} ${searchSql(filter.q, searchedFor(organization))}`;
}

/** Whether the filter narrows anything. */
export function isFiltered(filter: OpportunityFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== "");
}

function setConditions(filter: OpportunityFilter) {
  return [
    filter.pipeline_stage_id && stageIs(splitValues(filter.pipeline_stage_id)),
    filter.status && isOneOf(Prisma.sql`o.status`, splitValues(filter.status)),
    filter.owner_user_id && ownerIs(Prisma.sql`o.owner_user_id`, splitValues(filter.owner_user_id)),
    filter.account_id && linkIs("account", splitValues(filter.account_id)),
    filter.contact_id && linkIs("contact", splitValues(filter.contact_id)),
    filter.tag &&
      anyOf(splitValues(filter.tag).map((tag) => hasText(tagsKey("o"), `\n${tagKey(tag)}\n`))),
    filter.source && textIs("source", splitValues(filter.source)),
    filter.lost_reason && textIs("lost_reason", splitValues(filter.lost_reason)),
  ];
}

function searchedFor({ organizationId }: Organization): Searched {
  const named = (table: "accounts" | "contacts", word: string) => Prisma.sql`(SELECT f.id
    FROM ${Prisma.raw(table)} f WHERE f.organization_id = ${organizationId}::uuid
      AND ${hasText(nameKey("f"), word)} AND f.deleted_at IS NULL)`;
  return {
    alias: "o",
    keys: [nameKey("o"), tagsKey("o")],
    also: (word) => [
      Prisma.sql`o.account_id IN ${named("accounts", word)}`,
      Prisma.sql`o.contact_id IN ${named("contacts", word)}`,
    ],
  };
}

function stageIs(ids: string[]): Prisma.Sql {
  const known = ids.filter(isUuid);
  const [id] = known;
  if (id === undefined) return Prisma.sql`false`;
  // Equality keeps the order of the stage's index; several stages are chosen before their rows are read.
  return known.length === 1
    ? Prisma.sql`o.stage_id = ${id}::uuid`
    : Prisma.sql`s.id = ANY(${known}::uuid[])`;
}

/** Whether the opportunity is linked to one of these live records, given by UUID or public id, or to none. */
function linkIs(type: "account" | "contact", values: string[]): Prisma.Sql {
  const link = Prisma.raw(`o.${type}_id`);
  const named = values.filter((value) => value !== NO_VALUE);
  const linked = Prisma.sql`${link} IN (SELECT f.id FROM ${Prisma.raw(`${type}s`)} f
    WHERE f.organization_id = o.organization_id AND ${hasIdOf("f", named)} AND f.deleted_at IS NULL)`;
  return anyOf([
    ...(named.length > 0 ? [linked] : []),
    ...(values.includes(NO_VALUE) ? [lacksSql(`${type}_id`)] : []),
  ]);
}

function textIs(column: "source" | "lost_reason", values: string[]): Prisma.Sql {
  const texts = values.filter((value) => value !== NO_VALUE).map(foldText);
  return anyOf([
    ...(texts.length > 0 ? [isOneOf(folded(`o.${column}`), texts)] : []),
    ...(values.includes(NO_VALUE) ? [lacksSql(column)] : []),
  ]);
}

import { Prisma } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";
import { NO_VALUE } from "@/lib/domain/value-list";

/** The condition that the value is one of these. */
export function isOneOf(
  value: Prisma.Sql,
  all: string[],
  type: "text" | "uuid" = "text",
): Prisma.Sql {
  const [first] = all;
  return all.length === 1
    ? Prisma.sql`${value} = ${first}::${Prisma.raw(type)}`
    : Prisma.sql`${value} = ANY(${all}::${Prisma.raw(type)}[])`;
}

/** The condition that one of the conditions is met. */
export function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0
    ? Prisma.sql`false`
    : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

/** The condition that the record `alias` has one of these UUIDs or public ids, or, for `none`, is not there. */
export function hasIdOf(alias: string, values: string[]): Prisma.Sql {
  const ids = values.filter(isUuid);
  const publicIds = values.filter((value) => !isUuid(value) && value !== NO_VALUE);
  const column = (name: string) => Prisma.raw(`${alias}.${name}`);
  return anyOf([
    ...(ids.length > 0 ? [isOneOf(column("id"), ids, "uuid")] : []),
    ...(publicIds.length > 0 ? [isOneOf(column("public_id"), publicIds)] : []),
    ...(values.includes(NO_VALUE) ? [Prisma.sql`${column("id")} IS NULL`] : []),
  ]);
}

/** The condition that the owner in the column is one of these members, or, for `none`, that the record has no owner. */
export function ownerIs(column: Prisma.Sql, values: string[]): Prisma.Sql {
  const ids = values.filter(isUuid);
  return anyOf([
    ...(ids.length > 0 ? [isOneOf(column, ids, "uuid")] : []),
    ...(values.includes(NO_VALUE) ? [Prisma.sql`${column} IS NULL`] : []),
  ]);
}

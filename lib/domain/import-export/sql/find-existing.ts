import { Prisma } from "@/lib/db/client";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import type { Table, Values } from "@/lib/domain/import-export/table";
import { survivorIdSql } from "./survivor";
import { valuesJson } from "./values-json";

/** The ids under which a row and its record are known. */
export type Keys = {
  public_id?: string | null;
  external_system?: string | null;
  external_id?: string | null;
};

/** A record of the organization as it is, deleted or not. */
export type Existing = {
  id: string;
  public_id: string;
  values: Values;
  /** Its own id, or of a merged record that of the record which took its place. */
  survivor_id: string;
};

/**
 * The organization's records with these keys, by public id or by external system and id, deleted ones
 * included. Locks them until the transaction ends, in id order.
 */
export async function findExisting(
  { tx, actor }: ImportContext,
  table: Table,
  keys: Keys[],
): Promise<Existing[]> {
  const publicIds = keys.flatMap(({ public_id }) => public_id ?? []);
  const external = keys.filter((key) => externalKey(key) !== null);
  const systems = external.map((key) => key.external_system);
  const ids = external.map((key) => key.external_id);
  const name = Prisma.raw(table.name);
  // One index lookup per key, however large the planner believes the table to be: the import makes it grow.
  // The organization is a subquery because the planner would take one without statistics for empty.
  const own = Prisma.sql`organization_id = (SELECT ${actor.organizationId}::uuid)`;
  const one = (where: Prisma.Sql) =>
    Prisma.sql`CROSS JOIN LATERAL (SELECT * FROM ${name} WHERE ${own} AND ${where} LIMIT 1`;
  return tx.$queryRaw<Existing[]>`
    SELECT t.id, t.public_id, ${valuesJson(table, "t")} AS values, ${survivorIdSql(table.name)} AS survivor_id FROM (
      SELECT x.id FROM unnest(${publicIds}::text[]) AS k(public_id) ${one(Prisma.sql`public_id = k.public_id`)}) x
      UNION SELECT x.id FROM unnest(${systems}::text[], ${ids}::text[]) AS k(system, id)
        ${one(Prisma.sql`external_system = k.system AND external_id = k.id`)}) x
      ORDER BY id) found ${one(Prisma.sql`id = found.id`)} FOR NO KEY UPDATE) t`;
}

/** The organization's records with these ids, deleted ones included. Locks them as `findExisting` does. */
export async function findExistingById(
  { tx, actor }: ImportContext,
  table: Table,
  ids: string[],
): Promise<Existing[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<Existing[]>`
    SELECT t.id, t.public_id, ${valuesJson(table, "t")} AS values, t.id AS survivor_id
    FROM (SELECT * FROM ${Prisma.raw(table.name)} WHERE organization_id = ${actor.organizationId}::uuid
      AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE) t`;
}

type Pair = { external_system?: unknown; external_id?: unknown };

/** External system and id as one text; null if either is missing. */
export function externalKey({ external_system: system, external_id: id }: Pair): string | null {
  // No stored text contains a NUL.
  return typeof system === "string" && typeof id === "string" ? `${system}\0${id}` : null;
}

import { Prisma } from "@/lib/db/client";
import type { Table } from "@/lib/domain/import-export/table";
import { shownValue } from "@/lib/domain/sql/record-columns";

/** The columns of the row `alias` as one JSON object of values in normal form. */
export function valuesJson({ columns }: Table, alias: string): Prisma.Sql {
  const fields = Object.entries(columns).map(
    ([column, type]) => `${shownValue(`${alias}.${column}`, type)} AS ${column}`,
  );
  return Prisma.raw(`row_to_json((SELECT v FROM (SELECT ${fields.join(", ")}) v))`);
}

import type { Columns, FieldQuery } from "@/lib/domain/pagination/sql/field-query";
import type { Names } from "./names";

/** One type of record in the query language of the Deals API. */
export type Resource = {
  /** Noun with its article, for error sentences: "a deal". */
  noun: string;
  names: Names;
  columns: Columns;
  relations: readonly string[];
  /** Filters without `where`, by name, beside those of `where.ts` that every record may have. */
  plain?: Readonly<Record<string, PlainFilter>>;
};

/** A filter without `where`: by this field, or for some values (in lower case) by another field and value. */
export type PlainFilter = {
  field: string;
  /** How texts match; by default as in the rest of the query. */
  match?: FieldQuery["match"];
  or?: Readonly<Record<string, { field: string; value: string }>>;
};

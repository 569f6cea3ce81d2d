import type { Columns } from "@/lib/domain/pagination/sql/field-query";
import type { Names } from "./names";

/** One type of record in the query language of the Deals API. */
export type Resource = {
  /** Noun with its article, for error sentences: "a deal". */
  noun: string;
  names: Names;
  columns: Columns;
  relations: readonly string[];
};

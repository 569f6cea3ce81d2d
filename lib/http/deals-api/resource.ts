import type { Columns } from "@/lib/domain/pagination/sql/field-query";
import type { Names } from "./names";

/** What the query language knows of one kind of record. */
export type Resource = {
  /** As a sentence speaks of one: "a deal". */
  noun: string;
  names: Names;
  columns: Columns;
  relations: readonly string[];
};

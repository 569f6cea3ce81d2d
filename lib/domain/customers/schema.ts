import { z } from "zod";
import { list, namedValues, text } from "@/lib/domain/fields";
import { ListQuery } from "@/lib/domain/pagination/schema";

export type {
  DuplicateGroup,
  LinkCounts,
  LinkedOpportunities,
  LinkedOpportunity,
  LinkedTotal,
  MergeOutcome,
} from "./response-schema";

/** The kinds of record that opportunities belong to. */
export type CustomerType = "account" | "contact";

/** Most records that one merge deletes. */
export const MAX_MERGED = 9;

/**
 * The body of a merge into the record that the path names. `ids`: the records to delete. `fields`: for a
 * field the id of the record whose value stays. `lock_versions`: the version of every merged record, by
 * id, when the merge was decided.
 */
export const MergeInput = z.object({
  ids: list(text(), {
    error: "must be a list of ids",
    min: [1, "must not be empty"],
    max: [MAX_MERGED, `must hold at most ${MAX_MERGED} ids`],
  }),
  fields: namedValues(text(), {
    error: "must name a record for each field",
    max: [100, "must name at most 100 fields"],
  }).default({}),
  lock_versions: namedValues(z.int({ error: "must be an integer" }), {
    error: "must name the version of every record",
    max: [100, "must name at most 100 records"],
  }),
});
export type MergeInput = z.output<typeof MergeInput>;

/** The query of a page of an account's or a contact's opportunities. */
export const LinkedQuery = ListQuery.omit({ q: true });
export type LinkedQuery = z.output<typeof LinkedQuery>;

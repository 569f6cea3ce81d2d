import type { FormShape } from "@/components/forms/form-shape";
import { changedFields, type RecordDraft } from "@/components/forms/record-draft";
import { linesOf } from "@/components/opportunities/change-lines";
import type { RecordContext } from "./record-context";
import { wireName } from "./wire-name";

/** Returns what another user changed from `base` to `newer`, as lines of a history. */
export function theirChanges<Record extends object, Draft extends RecordDraft>(
  shape: FormShape<Record, Draft>,
  base: Record,
  newer: Record,
  { members, timeZone }: RecordContext,
) {
  const fields = changedFields(shape.draftOf(base), shape.draftOf(newer)).map(wireName);
  const changes = Object.fromEntries(
    fields.map((field): [string, [unknown, unknown]] => [
      field,
      [valueIn(base, field), valueIn(newer, field)],
    ]),
  );
  const links = new Map(
    [base, newer].map((record) => [String(valueIn(record, "account_id")), accountName(record)]),
  );
  return linesOf(
    { action: "update", changes },
    { pipelines: [], members, links, currency: "", timeZone },
  );
}

function accountName(record: object): string {
  return String(valueIn(record, "account_name") ?? "Unnamed");
}

function valueIn(record: object, field: string): unknown {
  return new Map<string, unknown>(Object.entries(record)).get(field);
}

import { ConflictNotice } from "@/components/forms/conflict-notice";
import { changedFields } from "@/components/forms/record-draft";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { linesOf, type Names } from "./change-lines";
import type { OpportunityContext } from "./opportunity-context";
import { type Draft, draftOf } from "./opportunity-draft";
import type { OpportunityForm } from "./use-opportunity-form";

type StaleNoticeProps = {
  form: OpportunityForm;
  newer: OpportunityRecord;
  context: OpportunityContext;
};

/** The conflict notice of an opportunity: what the other user changed, and how to go on. */
export function StaleNotice({ form, newer, context }: StaleNoticeProps) {
  const mine = new Set<string>(form.changed.map(wireName));
  return (
    <ConflictNotice
      form={form}
      by={form.newerBy}
      newer={{ type: "opportunity", ...newer }}
      changes={theirChanges(form.base, newer, context)}
      mine={mine}
    />
  );
}

function theirChanges(
  base: OpportunityRecord,
  newer: OpportunityRecord,
  { pipelines, members, timeZone }: OpportunityContext,
) {
  const fields = changedFields(draftOf(base, timeZone), draftOf(newer, timeZone)).map(wireName);
  const changes = Object.fromEntries(
    fields.map((field): [string, [unknown, unknown]] => [
      field,
      [valueIn(base, field), valueIn(newer, field)],
    ]),
  );
  const links = new Map([
    linkName(base.account_id, base.account_name),
    linkName(base.contact_id, base.contact_name),
  ]);
  links
    .set(...linkName(newer.account_id, newer.account_name))
    .set(...linkName(newer.contact_id, newer.contact_name));
  const names: Names = { pipelines, members, links, currency: newer.currency, timeZone };
  return linesOf({ action: "update", changes }, names);
}

function linkName(id: string | null, name: string | null): [string, string] {
  return [id ?? "", name ?? "Unnamed"];
}

function valueIn(record: OpportunityRecord, field: string): unknown {
  return new Map<string, unknown>(Object.entries(record)).get(field);
}

function wireName(field: keyof Draft): string {
  return field === "account" || field === "contact" ? `${field}_id` : field;
}

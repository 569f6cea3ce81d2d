import { fieldName } from "@/components/opportunities/field-names";
import { differingFields, mergedValues } from "@/lib/domain/customers/merge/rules";
import type { Customer, CustomerKind } from "./customer-kind";
import type { MergeForm } from "./use-merge";

type MergeFieldsProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  form: MergeForm<Shown>;
  survivor: Shown;
  others: Shown[];
};

/** The fields in which the records differ; the user chooses the value of each to keep. */
export function MergeFields<Shown extends Customer>({
  kind,
  form,
  survivor,
  others,
}: MergeFieldsProps<Shown>) {
  const all = [survivor, ...others];
  const fields = differingFields(all, kind.mergeFields);
  const merged = mergedValues(survivor, others, kind.mergeFields, form.chosen);
  const takesExternalId = merged.external_id !== survivor.external_id;
  return (
    <section aria-label="Values to keep" className="flex flex-col gap-3">
      <h3 className="font-medium">
        {fields.length > 0 ? "Which values should be kept?" : "Their values are the same"}
      </h3>
      {fields.map((field) => (
        <Choice
          key={field}
          kind={kind}
          form={form}
          field={field}
          records={all}
          stays={merged[field]}
        />
      ))}
      {merged.tags.length > 0 && (
        <p>
          <span className="text-ink-muted">Combined tags: </span>
          {merged.tags.join(", ")}
        </p>
      )}
      {takesExternalId && (
        <p>
          <span className="text-ink-muted">External ID, taken over: </span>
          {[merged.external_system, merged.external_id].filter(Boolean).join(" / ")}
        </p>
      )}
    </section>
  );
}

type ChoiceProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  form: MergeForm<Shown>;
  field: keyof Shown & string;
  records: Shown[];
  stays: unknown;
};

/** The distinct values of one field. */
function Choice<Shown extends Customer>({ kind, form, field, records, stays }: ChoiceProps<Shown>) {
  const distinct = records.filter(
    (record, index) => records.findIndex((other) => isSame(other[field], record[field])) === index,
  );
  return (
    <fieldset className="grid min-w-0 gap-x-4 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <legend className="float-left text-ink-muted sm:py-1 [&+*]:clear-none">
        {fieldName(field)}
      </legend>
      <div className="flex flex-wrap gap-x-5 sm:col-start-2">
        {distinct.map((record) => (
          <label
            key={record.id}
            className="flex min-w-0 cursor-pointer items-center gap-2 py-1 pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={field}
              checked={isSame(record[field], stays)}
              onChange={() => form.choose(field, record.id)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="line-clamp-3 min-w-0 break-words">
              {kind.show(record, field) ?? <span className="text-ink-muted">empty</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

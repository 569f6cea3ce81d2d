"use client";

import { type FormEvent, useState } from "react";
import { amountOf } from "@/components/forms/amount-of";
import { fieldErrors } from "@/components/forms/field-errors";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useKeptInput } from "@/components/ui/use-kept-input";
import { useKnownTags } from "@/components/ui/use-known-tags";
import type { BoardFilter } from "@/lib/client/opportunities";
import { OpportunityFilter } from "@/lib/domain/opportunities/list/schema";
import { FILTER_NAMES, type FilterName, type FilterOwner, NO_OWNER } from "./filter-fields";
import { useAddress } from "./use-address";

type FilterFormProps = {
  filter: BoardFilter;
  members: FilterOwner[];
  onDone: () => void;
};

/**
 * Edits the filters of board and table, applied together; what was not changed stays as it is. An
 * invalid value is reported at its field. What was not applied is there again the next time.
 */
export function FilterForm({ filter, members, onDone }: FilterFormProps) {
  const { go } = useAddress();
  const known = useKnownTags("opportunities");
  const [errors, setErrors] = useState<Partial<Record<FilterName, string>>>({});
  const applied = shownValues(filter);
  const draft = useKeptInput("filters", applied, JSON.stringify(filter));
  const [resets, setResets] = useState(0);
  const isRestored =
    draft.wasKept && FILTER_NAMES.some((name) => draft.value[name] !== applied[name]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = typedValues(event.currentTarget);
    const before = shownValues(filter);
    for (const shown of [values, before])
      for (const name of ["min_amount", "max_amount"])
        shown[name] = amountOf(shown[name] ?? "") ?? "";
    const changed = Object.fromEntries(
      Object.entries(values).filter(([name, value]) => value !== before[name]),
    );
    const invalid = validate(changed);
    setErrors(invalid);
    if (Object.keys(invalid).length > 0) return;
    draft.forget();
    if (Object.keys(changed).length > 0) go(changed);
    onDone();
  };
  const field = (name: FilterName) => ({ name, defaultValue: draft.value[name] });
  const owner = filter.owner_user_id;
  return (
    <form
      key={resets}
      onSubmit={submit}
      onChange={(event) => draft.set(typedValues(event.currentTarget))}
      className="grid grid-cols-2 gap-3"
    >
      {isRestored && (
        <p role="status" className="col-span-2 flex items-center gap-1 text-ink-muted">
          Not applied yet.
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              draft.forget();
              setErrors({});
              setResets(resets + 1);
            }}
          >
            Reset
          </Button>
        </p>
      )}
      <Field label="Owner" error={errors.owner_user_id} className="col-span-2">
        {(control) => (
          <Select {...control} {...field("owner_user_id")}>
            <option value="">Anyone</option>
            <option value={NO_OWNER}>No owner</option>
            {members.map(({ user_id, name, is_active }) => (
              <option key={user_id} value={user_id}>
                {is_active === false ? `${name} (left)` : name}
              </option>
            ))}
            {owner !== undefined && !isOffered(owner, members) && (
              <option value={owner}>As filtered now</option>
            )}
          </Select>
        )}
      </Field>
      <Field label="Status" error={errors.status}>
        {(control) => (
          <Select {...control} {...field("status")}>
            <option value="">Any</option>
            <option value="open">Open</option>
            <option value="won">Won</option>
            <option value="lost">Lost</option>
          </Select>
        )}
      </Field>
      <Field label="Rotting" error={errors.rotting}>
        {(control) => (
          <Select {...control} {...field("rotting")}>
            <option value="">Any</option>
            <option value="true">Rotting</option>
            <option value="false">Not rotting</option>
          </Select>
        )}
      </Field>
      <Field label="Amount (min)" error={errors.min_amount}>
        {(control) => (
          <Input {...control} {...field("min_amount")} inputMode="decimal" autoComplete="off" />
        )}
      </Field>
      <Field label="Amount (max)" error={errors.max_amount}>
        {(control) => (
          <Input {...control} {...field("max_amount")} inputMode="decimal" autoComplete="off" />
        )}
      </Field>
      <Field label="Close date (after)" error={errors.closes_after}>
        {(control) => <Input {...control} {...field("closes_after")} type="date" />}
      </Field>
      <Field label="Close date (before)" error={errors.closes_before}>
        {(control) => <Input {...control} {...field("closes_before")} type="date" />}
      </Field>
      <Field label="Tag" error={errors.tag} className="col-span-2">
        {(control) => (
          <>
            <Input
              {...control}
              {...field("tag")}
              list={`${control.id}-tags`}
              onFocus={known.load}
              autoComplete="off"
            />
            <datalist id={`${control.id}-tags`}>
              {known.tags.map((tag) => (
                <option key={tag} value={tag} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Button type="submit" variant="primary" className="col-span-2">
        Apply filters
      </Button>
    </form>
  );
}

function typedValues(form: HTMLFormElement): Record<string, string> {
  const typed = new FormData(form);
  return Object.fromEntries(
    FILTER_NAMES.map((name) => [name, String(typed.get(name) ?? "").trim()]),
  );
}

function shownValues(filter: BoardFilter): Record<string, string> {
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, String(filter[name] ?? "")]));
}

function isOffered(owner: string, members: FilterOwner[]): boolean {
  return owner === NO_OWNER || members.some(({ user_id }) => user_id === owner);
}

/** Returns the error of each invalid filter, by the rules of the list endpoint. */
function validate(values: Record<string, string>): Partial<Record<FilterName, string>> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const parsed = OpportunityFilter.safeParse(filled);
  if (parsed.success) return {};
  return fieldErrors(
    parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })),
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { amountOf } from "@/components/forms/amount-of";
import { fieldErrors } from "@/components/forms/field-errors";
import { Button } from "@/components/ui/button";
import { useKeptInput } from "@/components/ui/use-kept-input";
import type { BoardFilter } from "@/lib/client/opportunities";
import { OpportunityFilter } from "@/lib/domain/opportunities/list/schema";
import { FILTER_NAMES, type FilterName, type FilterOwner } from "./filter-fields";
import { FilterInputs } from "./filter-inputs";
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
      <FilterInputs values={draft.value} errors={errors} filter={filter} members={members} />
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

/** Returns the error of each invalid filter, by the rules of the list endpoint. */
function validate(values: Record<string, string>): Partial<Record<FilterName, string>> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const parsed = OpportunityFilter.safeParse(filled);
  if (parsed.success) return {};
  return fieldErrors(
    parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })),
  );
}

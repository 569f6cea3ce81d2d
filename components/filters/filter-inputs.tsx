import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useKnownTags } from "@/components/ui/use-known-tags";
import type { BoardFilter } from "@/lib/client/opportunities";
import { type FilterName, type FilterOwner, NO_OWNER } from "./filter-fields";

type FilterInputsProps = {
  /** What the fields show at first. */
  values: Record<string, string>;
  errors: Partial<Record<FilterName, string>>;
  /** The filter as it is applied: an owner who is not offered otherwise stays a choice. */
  filter: BoardFilter;
  members: FilterOwner[];
};

/** The fields of the filter form. */
export function FilterInputs({ values, errors, filter, members }: FilterInputsProps) {
  const field = (name: FilterName) => ({ name, defaultValue: values[name] });
  const owner = filter.owner_user_id;
  return (
    <>
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
      <TagInput {...field("tag")} error={errors.tag} />
    </>
  );
}

function isOffered(owner: string, members: FilterOwner[]): boolean {
  return owner === NO_OWNER || members.some(({ user_id }) => user_id === owner);
}

type TagInputProps = { name: string; defaultValue: string | undefined; error: string | undefined };

function TagInput({ error, ...field }: TagInputProps) {
  const known = useKnownTags("opportunities");
  return (
    <Field label="Tag" error={error} className="col-span-2">
      {(control) => (
        <>
          <Input
            {...control}
            {...field}
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
  );
}

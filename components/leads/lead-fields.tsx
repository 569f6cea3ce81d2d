import { OwnerField } from "@/components/forms/owner-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { LEAD_STATUSES } from "@/lib/domain/leads/rules";
import type { LeadContext } from "./lead-context";
import { STATUS_NAMES } from "./lead-status";
import type { useLeadForm } from "./use-lead-form";

type LeadFieldsProps = {
  form: ReturnType<typeof useLeadForm>;
  members: LeadContext["members"];
  canEdit: boolean;
};

const TEXTS = [
  ["company", "Company"],
  ["email", "Email"],
  ["phone", "Phone"],
  ["source", "Source"],
] as const;

/** The fields of a lead. A converted lead keeps its status. */
export function LeadFields({ form, members, canEdit }: LeadFieldsProps) {
  const { base, draft, errors, set } = form;
  const isConverted = base?.status === "converted";
  const statuses = LEAD_STATUSES.filter((status) => (status === "converted") === isConverted);
  return (
    <>
      <Field label="Name" error={errors.name} required className="sm:col-span-2">
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            disabled={!canEdit}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      {TEXTS.map(([field, label]) => (
        <Field key={field} label={label} error={errors[field]}>
          {(control) => (
            <Input
              {...control}
              type={field === "email" ? "email" : "text"}
              autoComplete="off"
              disabled={!canEdit}
              value={draft[field]}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="Status" error={errors.status}>
        {(control) => (
          <Select
            {...control}
            disabled={!canEdit || isConverted}
            value={draft.status}
            onChange={(event) =>
              set({ status: statuses.find((status) => status === event.target.value) })
            }
          >
            {statuses.map((status) => (
              <option key={status} value={status}>
                {STATUS_NAMES[status]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset disabled={!canEdit} className="contents">
        <OwnerField
          members={members}
          value={draft.owner_user_id}
          recordedId={base?.owner_user_id}
          recordedName={base?.owner_name}
          error={errors.owner_user_id}
          onChange={(owner_user_id) => set({ owner_user_id })}
        />
      </fieldset>
      <Field label="Description" error={errors.description} className="sm:col-span-2">
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            disabled={!canEdit}
            value={draft.description}
            onChange={(event) => set({ description: event.target.value })}
            className="max-h-60 min-h-16"
          />
        )}
      </Field>
    </>
  );
}

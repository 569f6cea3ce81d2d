"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { countOpenActivities, countOpportunities, openAmounts } from "./holdings";

/** Which opportunities to reassign, and to whom; `none` reassigns nothing. */
export type HandOverChoice = { which: "none" | "open" | "all"; to_user_id: string };

type HandOverFieldsProps = {
  member: MemberDetails;
  /** The other active members, who may take them. */
  receivers: { user_id: string; name: string }[];
  value: HandOverChoice;
  onChange: (choice: HandOverChoice) => void;
  /** Whether `none` can be chosen. */
  canKeep?: boolean;
  error?: string;
};

/** Chooses which opportunities of a member to reassign, and to whom; open activities go along. */
export function HandOverFields({
  member,
  receivers,
  value,
  onChange,
  canKeep,
  error,
}: HandOverFieldsProps) {
  const name = useId();
  const worth = openAmounts(member);
  const activities = countOpenActivities(member.open_activities_count);
  const takesActivities = member.open_activities_count > 0 && member.opportunities_count > 0;
  const choices = [
    { which: "none", label: `Leave them with ${member.name}`, shown: canKeep },
    {
      which: "open",
      label: `Reassign ${countOpportunities(member.open_opportunities_count, "open")}${worth && `, ${worth}`}`,
      shown: member.open_opportunities_count > 0,
    },
    {
      which: "all",
      label: `Reassign all ${countOpportunities(member.opportunities_count)}, including closed ones`,
      shown: member.opportunities_count > 0,
    },
    {
      which: "open",
      label: `Reassign ${activities}`,
      shown: member.opportunities_count === 0,
    },
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="min-w-0">
        <legend className="pb-1 font-medium text-ink-muted text-xs">
          {member.opportunities_count > 0 ? "Their opportunities" : "Their activities"}
        </legend>
        {choices
          .filter(({ shown }) => shown)
          .map(({ which, label }) => (
            <label
              key={which}
              className="flex cursor-pointer items-center gap-2.5 py-1 pointer-coarse:min-h-11"
            >
              <input
                type="radio"
                name={name}
                checked={value.which === which}
                onChange={() => onChange({ ...value, which })}
                className="size-4 shrink-0 accent-accent"
              />
              {label}
            </label>
          ))}
        {value.which !== "none" && takesActivities && (
          <p className="pt-1 text-ink-muted text-xs">
            The new owner also gets {activities} of {member.name}.
          </p>
        )}
      </fieldset>
      {value.which !== "none" && (
        <Field label="New owner" required error={error}>
          {(control) => (
            <Select
              {...control}
              value={value.to_user_id}
              onChange={(event) => onChange({ ...value, to_user_id: event.target.value })}
            >
              <option value="">Choose a member</option>
              {receivers.map(({ user_id, name: receiver }) => (
                <option key={user_id} value={user_id}>
                  {receiver}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}

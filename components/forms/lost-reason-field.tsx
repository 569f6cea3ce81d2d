"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

/**
 * The choice of a reason that is not in the list. Its space tells it from real reasons, which are
 * trimmed.
 */
export const OTHER_REASON = { value: " other", label: "Other…" };

type LostReasonFieldProps = {
  /** The organization's reasons. Without any, the field is a text. */
  reasons: string[];
  required: boolean;
  value: string;
  error?: string;
  onChange: (reason: string) => void;
};

/** The lost reason: one of the organization's reasons, or another one. */
export function LostReasonField({
  reasons,
  required,
  value,
  error,
  onChange,
}: LostReasonFieldProps) {
  const [wantsOther, setWantsOther] = useState(false);
  const isListed = reasons.includes(value);
  const isOther = reasons.length > 0 && !isListed && (wantsOther || value !== "");
  const input = (label: string) => (
    <Field label={label} error={error} required={required}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
  if (reasons.length === 0) return input("Lost reason");
  return (
    <div className="grid gap-x-4 gap-y-3.5 @md:grid-cols-2">
      <Field label="Lost reason" error={isOther ? undefined : error} required={required}>
        {(control) => (
          <Select
            {...control}
            value={isOther ? OTHER_REASON.value : value}
            onChange={(event) => {
              const { value: chosen } = event.target;
              const isAnother = chosen === OTHER_REASON.value;
              setWantsOther(isAnother);
              onChange(isAnother ? "" : chosen);
            }}
          >
            <option value="">{required ? "Choose a reason" : "None"}</option>
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {reason}
              </option>
            ))}
            <option value={OTHER_REASON.value}>{OTHER_REASON.label}</option>
          </Select>
        )}
      </Field>
      {isOther && input("Other reason")}
    </div>
  );
}

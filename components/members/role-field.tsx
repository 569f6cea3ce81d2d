"use client";

import { useId } from "react";
import { ROLE_NAMES, ROLE_REACH } from "@/components/forms/roles";
import { ROLES, type Role } from "@/lib/domain/permissions";

type RoleFieldProps = { value: Role; onChange: (role: Role) => void };

/** A choice of the four roles, each with what it permits. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1 font-medium text-ink-muted text-xs">Role</legend>
      <div className="flex flex-col gap-1">
        {ROLES.map((role) => (
          <label
            key={role}
            className="flex cursor-pointer items-start gap-2.5 rounded border px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={name}
              value={role}
              checked={role === value}
              onChange={() => onChange(role)}
              aria-describedby={`${name}-${role}`}
              aria-label={ROLE_NAMES[role]}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-medium">{ROLE_NAMES[role]}</span>
              <span id={`${name}-${role}`} className="block text-ink-muted text-xs">
                {ROLE_REACH[role]}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

"use client";

import { Checkbox } from "@/components/ui/checkbox";

type RevokeKeysFieldProps = { name: string; value: boolean; onChange: (value: boolean) => void };

/** The choice to revoke the API keys of an ADMIN who loses the role: only its maker saw the secret. */
export function RevokeKeysField({ name, value, onChange }: RevokeKeysFieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control
    <label className="flex items-start gap-2">
      <Checkbox
        className="mt-0.5"
        checked={value}
        onCheckedChange={(checked) => onChange(checked === true)}
      />
      <span>
        Revoke API keys that {name} created
        <span className="block text-ink-muted">
          They may have a copy. Apps that use such a key stop working.
        </span>
      </span>
    </label>
  );
}

"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PASSWORD_MIN } from "@/lib/domain/members/schema";

type PasswordFieldProps = {
  label: string;
  name: string;
  /** Whether the user chooses a new password. */
  isNew?: boolean;
  error?: string;
};

/** A password, hidden until the user shows it with the eye button. */
export function PasswordField({ label, name, isNew, error }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      label={label}
      required
      error={error}
      hint={isNew ? `At least ${PASSWORD_MIN} characters` : undefined}
    >
      {(control) => (
        <span className="relative flex">
          <Input
            {...control}
            name={name}
            type={shown ? "text" : "password"}
            autoComplete={isNew ? "new-password" : "current-password"}
            autoCapitalize="none"
            spellCheck={false}
            className="pr-9 pointer-coarse:pr-12"
          />
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={shown ? "Hide password" : "Show password"}
            aria-controls={control.id}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0.5 my-auto"
          >
            {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </Button>
        </span>
      )}
    </Field>
  );
}

"use client";

import { Eye, EyeOff } from "lucide-react";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PASSWORD_MIN } from "@/lib/domain/passwords/rules";
import { PasswordStrength } from "./password-strength";

type PasswordFieldProps = {
  label: string;
  name: string;
  /** Whether the user chooses a new password. */
  isNew?: boolean;
  /** What a new password must not be made of: the user's name, address, organization. */
  about?: string[];
  hint?: string;
  error?: string;
};

/**
 * A password, hidden until the user shows it with the eye button. A new one is rated while it is
 * typed.
 */
export function PasswordField({ label, name, isNew, about, hint, error }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [typed, setTyped] = useState("");
  const clearWithForm = useCallback((input: HTMLInputElement | null) => {
    const clear = () => setTyped("");
    const form = input?.form;
    form?.addEventListener("reset", clear);
    return () => form?.removeEventListener("reset", clear);
  }, []);
  const rule = isNew ? `At least ${PASSWORD_MIN} characters` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Field label={label} required error={error} hint={hint ?? rule}>
        {(control) => (
          <span className="relative flex">
            <Input
              {...control}
              ref={clearWithForm}
              name={name}
              type={shown ? "text" : "password"}
              autoComplete={isNew ? "new-password" : "current-password"}
              autoCapitalize="none"
              spellCheck={false}
              onChange={isNew ? (event) => setTyped(event.currentTarget.value) : undefined}
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
      {isNew && !error && <PasswordStrength password={typed} about={about} />}
    </div>
  );
}

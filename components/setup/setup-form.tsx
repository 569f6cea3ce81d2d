"use client";

import { type FormEvent, useState } from "react";
import { signIn } from "@/components/auth/sign-in";
import { CurrencyField } from "@/components/forms/currency-field";
import { TimeZoneField } from "@/components/forms/time-zone-field";
import { ownTimeZone } from "@/components/forms/time-zones";
import { useHydrated } from "@/components/forms/use-hydrated";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/client/api-error";
import { setUp } from "@/lib/client/organization";

/** The organization and its first ADMIN; then they are signed in. What was typed stays when it is refused. */
export function SetupForm() {
  const hydrated = useHydrated();
  const [timeZone, setTimeZone] = useState<string>();
  const [currency, setCurrency] = useState("USD");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isPasswordShown, setPasswordShown] = useState(false);
  const zone = timeZone ?? (hydrated ? ownTimeZone() : "UTC");

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (isBusy) return;
    const form = new FormData(element);
    const field = (name: string) => String(form.get(name) ?? "");
    const [email, password] = [field("email"), field("password")];
    setBusy(true);
    setErrors({});
    setRefusal(undefined);
    try {
      await setUp({
        organization_name: field("organization_name"),
        time_zone: zone,
        currency,
        name: field("name"),
        email,
        password,
      });
      await signIn({ email, password });
      return window.location.replace("/crm/opportunities");
    } catch (error) {
      if (error instanceof ApiError && error.status === 404)
        return window.location.replace("/sign-in");
      const issues = error instanceof ApiError ? error.errors : [];
      setErrors(
        Object.fromEntries(issues.map(({ field, message }) => [field, capitalize(message)])),
      );
      if (issues.length === 0)
        setRefusal(error instanceof ApiError ? error.detail : "Something went wrong. Try again.");
      focusFirstInvalid(element);
    }
    setBusy(false);
  };

  return (
    // Posted, never fetched by address, should it be sent before the script is there.
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-6">
      <p
        role="alert"
        className={refusal ? "rounded bg-danger-soft px-3 py-2 text-danger-ink" : "sr-only"}
      >
        {refusal}
      </p>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-3 font-semibold">Your organization</legend>
        <Field label="Organization name" error={errors.organization_name} required>
          {(control) => (
            <Input
              {...control}
              name="organization_name"
              autoComplete="organization"
              maxLength={200}
            />
          )}
        </Field>
        <TimeZoneField value={zone} error={errors.time_zone} onChange={setTimeZone} />
        <CurrencyField
          label="Currency"
          value={currency}
          error={errors.currency}
          onChange={setCurrency}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-4 border-t pt-5">
        <legend className="sr-only">Your admin login</legend>
        <p aria-hidden className="-mb-1 font-semibold">
          Your admin login
        </p>
        <Field label="Your name" error={errors.name} required>
          {(control) => <Input {...control} name="name" autoComplete="name" maxLength={200} />}
        </Field>
        <Field label="Email" error={errors.email} required>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <div className="flex items-start gap-2">
          <Field
            label="Password"
            hint="At least 10 characters. You’re the only admin until you invite another one."
            error={errors.password}
            required
            className="flex-1"
          >
            {(control) => (
              <Input
                {...control}
                name="password"
                type={isPasswordShown ? "text" : "password"}
                autoComplete="new-password"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
          <Button
            aria-label={isPasswordShown ? "Hide password" : "Show password"}
            className="mt-5 w-16"
            onClick={() => setPasswordShown(!isPasswordShown)}
          >
            {isPasswordShown ? "Hide" : "Show"}
          </Button>
        </div>
      </fieldset>
      <Button
        type="submit"
        variant="primary"
        disabled={!hydrated}
        busy={isBusy}
        className="disabled:opacity-100"
      >
        Set up Opportune
      </Button>
    </form>
  );
}

function capitalize(predicate: string): string {
  return predicate.charAt(0).toUpperCase() + predicate.slice(1);
}

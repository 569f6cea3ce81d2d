"use client";

import { type FormEvent, useState } from "react";
import { signIn } from "@/components/auth/sign-in";
import { CurrencyField } from "@/components/forms/currency-field";
import { PasswordField } from "@/components/forms/password-field";
import { Refusal } from "@/components/forms/refusal";
import { TimeZoneField } from "@/components/forms/time-zone-field";
import { ownTimeZone } from "@/components/forms/time-zones";
import { useHydrated } from "@/components/forms/use-hydrated";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/client/api-error";
import { type SetUpInput, setUp } from "@/lib/client/organization";

/**
 * The form that creates the organization and its first admin and signs the admin in. A refused form
 * keeps its values.
 */
export function SetupForm() {
  const hydrated = useHydrated();
  const [timeZone, setTimeZone] = useState<string>();
  const [currency, setCurrency] = useState("USD");
  const { busy, errors, refusal, submit } = useSubmission();
  const zone = timeZone ?? (hydrated ? ownTimeZone() : "UTC");

  const start = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const field = (name: string) => String(form.get(name) ?? "");
    const [email, password] = [field("email"), field("password")];
    const isSetUp = await submit(async () => {
      const isOpen = await setUpOnce({
        organization_name: field("organization_name"),
        time_zone: zone,
        currency,
        name: field("name"),
        email,
        password,
        setup_code: field("setup_code"),
      });
      if (!isOpen) return window.location.replace("/sign-in");
      await signIn({ email, password });
      window.location.replace("/crm/opportunities");
    });
    if (!isSetUp) focusFirstInvalid(element);
  };

  return (
    // POST keeps the password out of the address if the form is sent before the script has loaded.
    <form method="post" noValidate onSubmit={start} className="flex flex-col gap-6">
      <Refusal>{refusal}</Refusal>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-3 font-semibold">Your organization</legend>
        <Field label="Organization name" error={errors.organization_name} required>
          {(control) => <Input {...control} name="organization_name" autoComplete="organization" />}
        </Field>
        <TimeZoneField value={zone} error={errors.time_zone} onChange={setTimeZone} />
        <CurrencyField
          label="Currency"
          value={currency}
          error={errors.currency}
          onChange={setCurrency}
        />
      </fieldset>
      <AdminFields errors={errors} />
      <SetupCodeField error={errors.setup_code} />
      <Button
        type="submit"
        variant="primary"
        disabled={!hydrated}
        busy={busy}
        className="disabled:opacity-100!"
      >
        Set up Opportune
      </Button>
    </form>
  );
}

function AdminFields({ errors }: { errors: Record<string, string> }) {
  return (
    <fieldset className="flex flex-col gap-4 border-t pt-5">
      <legend className="sr-only">Your admin login</legend>
      <p aria-hidden className="-mb-1 font-semibold">
        Your admin login
      </p>
      <Field label="Your name" error={errors.name} required>
        {(control) => <Input {...control} name="name" autoComplete="name" />}
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
      <PasswordField
        label="Password"
        name="password"
        isNew
        hint="At least 10 characters. You’re the only admin until you invite another one."
        error={errors.password}
      />
    </fieldset>
  );
}

/** The code that only the operator of the server can know. */
function SetupCodeField({ error }: { error?: string }) {
  return (
    <Field
      label="Setup code"
      hint="Printed in the server’s log when it starts, and by npm run setup-code"
      error={error}
      required
    >
      {(control) => (
        <Input
          {...control}
          name="setup_code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono"
        />
      )}
    </Field>
  );
}

/** Resolves to `false` if the installation has been set up meanwhile; throws any other error. */
async function setUpOnce(input: SetUpInput): Promise<boolean> {
  try {
    await setUp(input);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}

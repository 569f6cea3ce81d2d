"use client";

import { type FormEvent, useState } from "react";
import { PasswordField } from "@/components/forms/password-field";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { acceptInvitation } from "@/lib/client/invitations";
import { signIn } from "./sign-in";

type JoinFormProps = {
  token: string;
  organization: string;
  /** The only email that may accept; `null` allows any. */
  boundEmail: string | null;
};

/**
 * The form that accepts an invitation with a new or an existing account. A refused form keeps its
 * values.
 */
export function JoinForm({ token, organization, boundEmail }: JoinFormProps) {
  const [isNew, setNew] = useState(true);
  const { busy, errors, refusal, submit } = useSubmission();

  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password") ?? "");
    const name = isNew ? String(form.get("name") ?? "") : undefined;
    await submit(async () => {
      const member = await acceptInvitation({
        token,
        name,
        email: String(form.get("email") ?? ""),
        password,
      });
      const reason = await signIn({
        email: member.email,
        password,
        organizationId: member.organization_id,
      });
      window.location.replace(reason ? "/sign-in" : "/crm/opportunities");
    });
  };

  return (
    <form method="post" noValidate onSubmit={join} className="flex flex-col gap-4">
      <Refusal>{refusal}</Refusal>
      {isNew && (
        <Field label="Name" required error={errors.name}>
          {(control) => <Input {...control} name="name" autoComplete="name" />}
        </Field>
      )}
      <Field
        label="Email"
        required
        error={errors.email}
        hint={boundEmail ? "This invitation is for this address only" : undefined}
      >
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            defaultValue={boundEmail ?? ""}
            readOnly={boundEmail !== null}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            className={boundEmail ? "bg-sunken!" : undefined}
          />
        )}
      </Field>
      <PasswordField
        label="Password"
        name="password"
        isNew={isNew}
        about={[organization]}
        error={errors.password}
      />
      <Button type="submit" variant="primary" busy={busy}>
        <span className="truncate">Join {organization}</span>
      </Button>
      <p className="text-ink-muted">
        {isNew ? "Already have an account?" : "New here?"}{" "}
        <button
          type="button"
          onClick={() => setNew(!isNew)}
          className="rounded font-medium text-accent-ink underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {isNew ? "Sign in to join" : "Create an account"}
        </button>
      </p>
    </form>
  );
}

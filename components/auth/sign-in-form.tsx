"use client";

import { type FormEvent, useRef, useState } from "react";
import { useHydrated } from "@/components/forms/use-hydrated";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type DemoMember, DemoMembers } from "./demo-members";
import { signIn } from "./sign-in";

type SignInFormProps = {
  /** The path of this site to open afterwards. */
  callbackUrl: string;
  /** Demo members to sign in as with one click; empty outside the demo. */
  demoMembers: DemoMember[];
};

/** The sign-in form. A refused form keeps its values. */
export function SignInForm({ callbackUrl, demoMembers }: SignInFormProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const password = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();

  const enter = async (credentials: { email: string; password: string }) => {
    setBusy(true);
    setRefusal(undefined);
    const reason = await signIn(credentials);
    if (!reason) return window.location.replace(callbackUrl);
    setBusy(false);
    setRefusal(reason);
    password.current?.focus();
    password.current?.select();
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    void enter({
      email: String(form.get("email") ?? ""),
      password: String(form.get("password") ?? ""),
    });
  };

  return (
    <>
      {/* POST keeps the password out of the address if the form is sent before the script has loaded. */}
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <p
          role="alert"
          className={refusal ? "rounded bg-danger-soft px-3 py-2 text-danger-ink" : "sr-only"}
        >
          {refusal}
        </p>
        <Field label="Email">
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              required
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <Input
              {...control}
              ref={password}
              name="password"
              type="password"
              required
              autoComplete="current-password"
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          disabled={!hydrated}
          busy={busy}
          className="disabled:opacity-100!"
        >
          Sign in
        </Button>
      </form>
      <DemoMembers members={demoMembers} disabled={busy || !hydrated} onChoose={enter} />
    </>
  );
}

"use client";

import type { FormEvent } from "react";
import { toast } from "sonner";
import { signIn } from "@/components/auth/sign-in";
import { PasswordField } from "@/components/forms/password-field";
import { Refusal } from "@/components/forms/refusal";
import { useHydrated } from "@/components/forms/use-hydrated";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { changePassword } from "@/lib/client/profile";

type PasswordFormProps = { email: string; organizationId: string };

/**
 * Changes the password, which ends all sessions, and signs this browser in again, in the same
 * organization.
 */
export function PasswordForm({ email, organizationId }: PasswordFormProps) {
  const hydrated = useHydrated();
  const { busy, errors, refusal, submit } = useSubmission();

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const new_password = String(form.get("new_password") ?? "");
    const done = await submit(async () => {
      await changePassword({
        current_password: String(form.get("current_password") ?? ""),
        new_password,
      });
      const reason = await signIn({ email, password: new_password, organizationId });
      if (reason) window.location.assign("/sign-in?callbackUrl=/settings/profile");
    });
    if (!done) return;
    element.reset();
    toast.success("Password changed", { description: "You’ve been signed out on other devices." });
  };

  return (
    <form method="post" noValidate onSubmit={save} className="flex flex-col gap-4">
      <Refusal>{refusal}</Refusal>
      {/* Tells password managers whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Current password"
        name="current_password"
        error={errors.current_password}
      />
      <PasswordField
        label="New password"
        name="new_password"
        isNew
        about={[email]}
        error={errors.new_password}
      />
      <Button
        type="submit"
        variant="primary"
        disabled={!hydrated}
        busy={busy}
        className="self-start disabled:opacity-100!"
      >
        Change password
      </Button>
    </form>
  );
}

"use client";

import type { FormEvent } from "react";
import { PasswordField } from "@/components/forms/password-field";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { applyPasswordReset, lookUpPasswordReset } from "@/lib/client/password-resets";
import { AuthFrame } from "./auth-frame";
import { LinkPage } from "./link-page";
import { signIn } from "./sign-in";
import { useLink } from "./use-link";

/** The page of a password link: whose password it sets, and the form to set it. */
export function PasswordReset() {
  const { busy, errors, refusal, submit } = useSubmission();

  const reset = async (event: FormEvent<HTMLFormElement>, token: string, email: string) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    await submit(async () => {
      await applyPasswordReset({ token, password });
      const reason = await signIn({ email, password });
      window.location.replace(reason ? "/sign-in" : "/crm/opportunities");
    });
  };

  return (
    <LinkPage
      link={useLink("password reset", lookUpPasswordReset)}
      opening="Opening your link"
      dead={DEAD}
    >
      {({ name, email }, token) => (
        <AuthFrame title="Set a new password">
          <p className="mb-5 text-ink-muted">
            For <strong className="font-semibold text-ink">{name}</strong>, {email}. You will be
            signed out everywhere.
          </p>
          <form
            method="post"
            noValidate
            onSubmit={(event) => reset(event, token, email)}
            className="flex flex-col gap-4"
          >
            <Refusal>{refusal}</Refusal>
            {/* Tells password managers whose password it is. */}
            <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
            <PasswordField
              label="New password"
              name="password"
              isNew
              about={[name, email]}
              error={errors.password}
            />
            <Button type="submit" variant="primary" busy={busy}>
              Set password and sign in
            </Button>
          </form>
        </AuthFrame>
      )}
    </LinkPage>
  );
}

const DEAD = {
  title: "This link can’t be used",
  reason:
    "It was already used or replaced by a newer one, is older than one hour, or part of it is missing.",
  advice: "Ask an admin of your organization for a new link. If you know your password, sign in.",
};

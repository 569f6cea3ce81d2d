"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { Refusal } from "@/components/forms/refusal";
import { useHydrated } from "@/components/forms/use-hydrated";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { updateProfile } from "@/lib/client/profile";

/** The form of the user's name, with the email they sign in with, which cannot be changed. */
export function NameForm({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  const hydrated = useHydrated();
  const { busy, errors, refusal, submit } = useSubmission();

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name") ?? "");
    if (!(await submit(() => updateProfile({ name: typed })))) return;
    toast.success("Name saved");
    router.refresh();
  };

  return (
    <form method="post" noValidate onSubmit={save} className="flex flex-col gap-4">
      <Refusal>{refusal}</Refusal>
      <Field label="Name" required error={errors.name}>
        {(control) => <Input {...control} name="name" defaultValue={name} autoComplete="name" />}
      </Field>
      <Field label="Email" hint="You sign in with this email.">
        {(control) => <Input {...control} value={email} readOnly className="bg-sunken!" />}
      </Field>
      <Button
        type="submit"
        variant="primary"
        disabled={!hydrated}
        busy={busy}
        className="self-start disabled:opacity-100!"
      >
        Save name
      </Button>
    </form>
  );
}

"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { Select } from "@/components/ui/select";
import { ApiError } from "@/lib/client/api-error";
import { createApiKey } from "@/lib/client/api-keys";
import type { Scope } from "@/lib/domain/permissions";
import { dayIn } from "@/lib/format";
import { EXPIRIES, type Expiry, expiresAt } from "./expiry";
import type { NewKey } from "./new-api-key";

type CreateApiKeyDialogProps = {
  timeZone: string;
  onClose: () => void;
  onCreated: (created: NewKey) => void;
};

/** Asks what a new key is for, what it may do and how long. */
export function CreateApiKeyDialog({ timeZone, onClose, onCreated }: CreateApiKeyDialogProps) {
  const formId = useId();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<Scope>("read");
  const [expiry, setExpiry] = useState<Expiry>("never");
  const [date, setDate] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (isBusy) return;
    const wrong = issuesOf(name, expiry, date);
    setErrors(wrong);
    setRefusal(undefined);
    if (Object.keys(wrong).length === 0) {
      setBusy(true);
      try {
        const answer = await createApiKey({
          name,
          scope,
          expires_at: expiresAt(expiry, date, timeZone),
        });
        return onCreated({ apiKey: answer.api_key, key: answer.key });
      } catch (error) {
        if (error instanceof ApiError && error.errors.length > 0) {
          setErrors(
            Object.fromEntries(
              error.errors.map(({ field, message }) => [field, capitalize(message)]),
            ),
          );
        } else
          setRefusal(error instanceof ApiError ? error.detail : "Something went wrong. Try again.");
      } finally {
        setBusy(false);
      }
    }
    focusFirstInvalid(element);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="New API key"
      className="sm:max-w-md"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={isBusy}>
            Create key
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p
          role="alert"
          className={refusal ? "rounded bg-danger-soft px-3 py-2 text-danger-ink" : "sr-only"}
        >
          {refusal}
        </p>
        <Field label="Name" hint="The app that will use it." error={errors.name} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <RadioList
          legend="Scope"
          options={SCOPES}
          value={scope}
          onChange={setScope}
          error={errors.scope}
        />
        <div className="grid grid-cols-2 gap-3">
          <Field label="Expires" error={expiry === "date" ? undefined : errors.expires_at}>
            {(control) => (
              <Select
                {...control}
                value={expiry}
                onChange={(event) => {
                  const chosen = EXPIRIES.find(({ value }) => value === event.target.value);
                  if (chosen) setExpiry(chosen.value);
                }}
              >
                {EXPIRIES.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {expiry === "date" && (
            <Field label="Last day" error={errors.expires_at} required>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  min={dayIn(timeZone)}
                  max="9999-12-30"
                  value={date}
                  onChange={(event) => setDate(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
      </form>
    </Dialog>
  );
}

const SCOPES: { value: Scope; label: string; detail: string }[] = [
  { value: "read", label: "Read", detail: "Can see everything and change nothing." },
  {
    value: "write",
    label: "Write",
    detail: "Can also create, edit, move and delete opportunities, accounts and contacts.",
  },
  {
    value: "manage",
    label: "Manage",
    detail:
      "Can also manage shared pipelines, settings, imports and exports, but not members or API keys.",
  },
];

function issuesOf(name: string, expiry: Expiry, date: string): Record<string, string> {
  return {
    ...(name.trim() === "" && { name: "Enter a name" }),
    ...(expiry === "date" && date === "" && { expires_at: "Choose a date" }),
  };
}

function capitalize(predicate: string): string {
  return predicate.charAt(0).toUpperCase() + predicate.slice(1);
}

"use client";

import { type FormEvent, useId, useState } from "react";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { Field } from "@/components/ui/field";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { Select } from "@/components/ui/select";
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

/** The form for a new API key: its name, scope and expiry. */
export function CreateApiKeyDialog({ timeZone, onClose, onCreated }: CreateApiKeyDialogProps) {
  const formId = useId();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<Scope>("read");
  const [expiry, setExpiry] = useState<Expiry>("365");
  const [date, setDate] = useState("");
  const [missing, setMissing] = useState<Record<string, string>>({});
  const { busy, errors: refused, refusal, submit } = useSubmission();
  const errors = { ...refused, ...missing };

  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const wrong = issuesOf(name, expiry, date);
    setMissing(wrong);
    const isCreated =
      Object.keys(wrong).length === 0 &&
      (await submit(async () => {
        const expires_at = expiresAt(expiry, date, timeZone);
        const { api_key, key } = await createApiKey({ name, scope, expires_at });
        onCreated({ apiKey: api_key, key });
      }));
    if (!isCreated) focusFirstInvalid(element);
  };

  return (
    <DraftDialog
      open
      onOpenChange={(open) => open || onClose()}
      title="New API key"
      className="sm:max-w-md!"
      footer={(cancel) => (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Create key
          </Button>
        </>
      )}
    >
      <form id={formId} noValidate onSubmit={create} className="flex flex-col gap-4">
        <Refusal>{refusal}</Refusal>
        <Field label="Name" hint="The app that will use it." error={errors.name} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
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
        <ExpiryFields
          timeZone={timeZone}
          expiry={expiry}
          date={date}
          error={errors.expires_at}
          onExpiry={setExpiry}
          onDate={setDate}
        />
      </form>
    </DraftDialog>
  );
}

type ExpiryFieldsProps = {
  timeZone: string;
  expiry: Expiry;
  date: string;
  error?: string;
  onExpiry: (expiry: Expiry) => void;
  onDate: (date: string) => void;
};

function ExpiryFields({ timeZone, expiry, date, error, onExpiry, onDate }: ExpiryFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Expires" error={expiry === "date" ? undefined : error}>
        {(control) => (
          <Select
            {...control}
            value={expiry}
            onChange={(event) => {
              const chosen = EXPIRIES.find(({ value }) => value === event.target.value);
              if (chosen) onExpiry(chosen.value);
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
        <Field label="Last day" error={error} required>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={dayIn(timeZone)}
              max="9999-12-30"
              value={date}
              onChange={(event) => onDate(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
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

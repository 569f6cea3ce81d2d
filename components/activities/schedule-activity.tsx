"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { dayIn } from "@/lib/format";
import { type ActivityEvent, addActivity } from "./activity-actions";
import { type DueParts, dueInstant, duePresets, dueText } from "./due";
import { DueFields } from "./due-fields";
import { KindChoice } from "./kind-choice";
import { KINDS } from "./kinds";
import { useShortcuts } from "./use-shortcuts";

type ScheduleActivityProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  opportunity: { id: string; name: string };
  timeZone: string;
  onScheduled?: (event: ActivityEvent) => void;
  onCloseAutoFocus?: (event: Event) => void;
};

/**
 * Schedules the next activity of an opportunity. One key is enough: 1 to 6, T for tomorrow, W for
 * next week.
 */
export function ScheduleActivity({
  open,
  onOpenChange,
  opportunity,
  ...rest
}: ScheduleActivityProps) {
  const first = useRef<HTMLButtonElement>(null);
  return (
    <DraftDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Schedule the next activity"
      footer={() => null}
      description={opportunity.name}
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        first.current?.focus();
      }}
      onCloseAutoFocus={rest.onCloseAutoFocus}
    >
      <ScheduleForm
        {...rest}
        opportunity={opportunity}
        firstDay={first}
        onDone={() => onOpenChange(false)}
      />
    </DraftDialog>
  );
}

const PLANNED = ["task", "call", "meeting", "email"] as const;
type PlannedKind = (typeof PLANNED)[number];

type ScheduleFormProps = Pick<ScheduleActivityProps, "opportunity" | "timeZone" | "onScheduled"> & {
  firstDay: React.RefObject<HTMLButtonElement | null>;
  onDone: () => void;
};

function ScheduleForm({ opportunity, timeZone, onScheduled, firstDay, onDone }: ScheduleFormProps) {
  const [kind, setKind] = useState<PlannedKind>("task");
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState<DueParts>({ date: "", time: "" });
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const days = useId();
  const today = dayIn(timeZone);
  const presets = duePresets(today);

  const schedule = async (parts: DueParts) => {
    if (isSaving) return;
    setSaving(true);
    setRefusal(undefined);
    const title = subject.trim() || KINDS[kind].subject;
    const due_at = dueInstant(parts, timeZone);
    const when = due_at === null ? "without a date" : dueText(due_at, today, timeZone);
    const input = { kind, subject: title, due_at, opportunity_id: opportunity.id };
    try {
      await addActivity(input, (event) => onScheduled?.(event), `${title}: ${when}`);
      onDone();
    } catch (error) {
      setRefusal(errorMessage(error));
      setSaving(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void schedule(due);
  };
  useShortcuts(
    form,
    Object.fromEntries(
      presets.flatMap(({ key, alias, date }) =>
        [key, alias].flatMap((each) =>
          each ? [[each, () => void schedule({ date, time: "" })]] : [],
        ),
      ),
    ),
  );

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {refusal && (
        <p role="alert" className="rounded bg-danger-soft px-3 py-2 text-danger-ink">
          {refusal}
        </p>
      )}
      <KindChoice label="Kind" kinds={PLANNED} value={kind} onChange={setKind} />
      <Field label="Subject">
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            placeholder={KINDS[kind].subject}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        )}
      </Field>
      <section aria-labelledby={days} className="flex flex-col gap-1">
        <h3 id={days} className="font-medium text-ink-muted text-xs">
          When
        </h3>
        <div className="grid grid-cols-2 gap-1.5 sm:grid-cols-3">
          {presets.map(({ key, alias, label, date }) => (
            <Button
              key={key}
              ref={alias === "t" ? firstDay : undefined}
              busy={isSaving}
              aria-keyshortcuts={alias ? `${key} ${alias.toUpperCase()}` : key}
              onClick={() => void schedule({ date, time: "" })}
              className="justify-between!"
            >
              {label}
              <span aria-hidden className="flex gap-0.5">
                {alias && <Kbd>{alias.toUpperCase()}</Kbd>}
                <Kbd>{key}</Kbd>
              </span>
            </Button>
          ))}
        </div>
      </section>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-end gap-2 sm:grid-cols-[minmax(0,1fr)_7rem_auto]">
        <DueFields value={due} onChange={setDue} />
        <Button type="submit" variant="primary" busy={isSaving} className="max-sm:col-span-2">
          Schedule
        </Button>
      </div>
    </form>
  );
}

"use client";

import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { fieldErrors } from "@/components/forms/field-errors";
import { OwnerField } from "@/components/forms/owner-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { updateActivity } from "@/lib/client/activities";
import { ApiError } from "@/lib/client/api-error";
import { ACTIVITY_KINDS, MAX_BODY, MAX_SUBJECT } from "@/lib/domain/activities/rules";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { type ActivityEvent, errorMessage, refreshOpportunity } from "./activity-actions";
import { activityChangeOf, activityDraftOf } from "./activity-draft";
import { DueFields } from "./due-fields";
import { KindChoice } from "./kind-choice";

type ActivityDialogProps = {
  activity: ActivityRecord;
  members: { user_id: string; name: string }[];
  timeZone: string;
  onClose: () => void;
  onSaved: (event: ActivityEvent) => void;
};

/** The form for an activity that is there. When somebody saved first, it says so and shows theirs on demand; nothing is overwritten unseen. */
export function ActivityDialog({
  activity,
  members,
  timeZone,
  onClose,
  onSaved,
}: ActivityDialogProps) {
  const formId = useId();
  const [base, setBase] = useState(activity);
  const [draft, setDraft] = useState(() => activityDraftOf(activity, timeZone));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [newer, setNewer] = useState<ActivityRecord>();
  const [isSaving, setSaving] = useState(false);
  const set = (change: Partial<typeof draft>) => setDraft((current) => ({ ...current, ...change }));

  const refuse = (error: unknown) => {
    const current =
      error instanceof ApiError && error.status === 412 ? error.body.activity : undefined;
    if (isActivity(current)) return setNewer(current);
    const wrong = error instanceof ApiError ? fieldErrors(error.errors) : {};
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) setRefusal(errorMessage(error));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isSaving || newer) return;
    setSaving(true);
    setErrors({});
    setRefusal(undefined);
    try {
      const saved = await updateActivity(
        base.id,
        activityChangeOf(draft, base, timeZone),
        base.lock_version,
      );
      onSaved({ kind: "saved", activity: saved });
      void refreshOpportunity(saved);
      onClose();
    } catch (error) {
      refuse(error);
      setSaving(false);
    }
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    event.stopPropagation();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
      event.currentTarget.requestSubmit();
  };
  const showTheirs = () => {
    if (!newer) return;
    setBase(newer);
    setDraft(activityDraftOf(newer, timeZone));
    setNewer(undefined);
    onSaved({ kind: "saved", activity: newer });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Edit activity"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={isSaving}
            disabled={newer !== undefined}
          >
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        className="grid grid-cols-2 gap-x-4 gap-y-3.5"
      >
        {newer && (
          <div role="alert" className="col-span-2 rounded-lg bg-warning-soft p-3">
            <p className="font-semibold text-warning-ink">
              Somebody changed this while you were editing
            </p>
            <Button size="sm" onClick={showTheirs} className="mt-2">
              Drop mine, show theirs
            </Button>
          </div>
        )}
        {refusal && (
          <p role="alert" className="col-span-2 rounded bg-danger-soft px-3 py-2 text-danger-ink">
            {refusal}
          </p>
        )}
        <div className="col-span-2">
          <KindChoice
            label="Kind"
            kinds={ACTIVITY_KINDS}
            value={draft.kind}
            onChange={(kind) => set({ kind })}
          />
        </div>
        <Field label="Subject" error={errors.subject} required className="col-span-2">
          {(control) => (
            <Input
              {...control}
              maxLength={MAX_SUBJECT}
              autoComplete="off"
              value={draft.subject}
              onChange={(event) => set({ subject: event.target.value })}
            />
          )}
        </Field>
        <Field label="Text" error={errors.body} className="col-span-2">
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              maxLength={MAX_BODY}
              value={draft.body}
              onChange={(event) => set({ body: event.target.value })}
              className="max-h-64 min-h-20"
            />
          )}
        </Field>
        <DueFields value={draft.due} error={errors.due_at} onChange={(due) => set({ due })} />
        <div className="col-span-2">
          <OwnerField
            members={members}
            value={draft.owner_user_id}
            recordedId={base.owner_user_id}
            recordedName={base.owner_name}
            error={errors.owner_user_id}
            onChange={(owner_user_id) => set({ owner_user_id })}
          />
        </div>
      </form>
    </Dialog>
  );
}

function isActivity(value: unknown): value is ActivityRecord {
  return typeof value === "object" && value !== null && "lock_version" in value && "kind" in value;
}

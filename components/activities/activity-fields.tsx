import { OwnerField } from "@/components/forms/owner-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ACTIVITY_KINDS } from "@/lib/domain/activities/rules";
import { DueFields } from "./due-fields";
import { KindChoice } from "./kind-choice";
import type { ActivityForm } from "./use-activity-form";

type ActivityFieldsProps = { form: ActivityForm; members: { user_id: string; name: string }[] };

/** Every field of an activity, for a grid of two columns. */
export function ActivityFields({ form, members }: ActivityFieldsProps) {
  const { base, draft, errors, set } = form;
  return (
    <>
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
    </>
  );
}

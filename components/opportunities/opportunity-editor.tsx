"use client";

import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from "react";
import { toast } from "sonner";
import { SaveBar } from "@/components/forms/save-bar";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { NameField } from "./name-field";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunityFacts } from "./opportunity-facts";
import { OpportunityFields } from "./opportunity-fields";
import { OpportunityTimeline } from "./opportunity-timeline";
import { StaleNotice } from "./stale-notice";
import type { OpportunityForm } from "./use-opportunity-form";

type OpportunityEditorProps = {
  form: OpportunityForm;
  context: OpportunityContext;
  header: ReactNode;
  /** Called when the timeline gets or loses a note that has not been added. */
  onWriting: (isWriting: boolean) => void;
};

/**
 * The fields and the timeline of an opportunity, side by side if there is room. Ctrl or Cmd + Enter
 * saves the fields.
 */
export function OpportunityEditor({ form, context, header, onWriting }: OpportunityEditorProps) {
  const { base, newer, changed } = form;
  const formId = useId();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (changed.length === 0) return;
    if (await form.save()) {
      toast.success(`${form.draft.name.trim()} was saved`, { duration: 2_000 });
      return;
    }
    focusFirstInvalid(element);
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {header}
      <div className="@container min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 p-4 @4xl:grid-cols-[minmax(0,1fr)_23rem] @5xl:p-8">
          <form
            id={formId}
            noValidate
            onSubmit={submit}
            onKeyDown={press}
            className="@container min-w-0"
          >
            {newer && <StaleNotice form={form} newer={newer} context={context} />}
            <NameField form={form} canEdit={context.canEdit} />
            <div className="mt-3.5">
              <OpportunityFields form={form} context={context} />
            </div>
            <div className="mt-6 border-t pt-4">
              <OpportunityFacts opportunity={base} timeZone={context.timeZone} />
            </div>
          </form>
          <div className="border-t pt-4 @4xl:border-t-0 @4xl:pt-0">
            <OpportunityTimeline opportunity={base} context={context} onWriting={onWriting} />
          </div>
        </div>
      </div>
      {context.canEdit && <SaveBar form={form} formId={formId} />}
    </div>
  );
}

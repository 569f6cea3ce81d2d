"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useId } from "react";
import { toast } from "sonner";
import { CurrencyField } from "@/components/forms/currency-field";
import { SaveBar } from "@/components/forms/save-bar";
import { TimeZoneField } from "@/components/forms/time-zone-field";
import { Field } from "@/components/ui/field";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Input } from "@/components/ui/input";
import { LeaveGuard } from "@/components/ui/leave-guard";
import { Switch } from "@/components/ui/switch";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import { LostReasonsEditor } from "./lost-reasons-editor";
import { OrganizationStaleNotice } from "./organization-stale-notice";
import { useOrganizationForm } from "./use-organization-form";

/**
 * The form of the organization's name and rules, saved together. Leaving with unsaved changes asks
 * first.
 */
export function OrganizationForm({ organization }: { organization: OrganizationRecord }) {
  const form = useOrganizationForm(organization);
  const { draft, errors, set, newer } = form;
  const isDirty = form.changed.length > 0;
  const router = useRouter();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (!isDirty || newer) return;
    if (await form.save()) {
      toast.success("Organization saved", { duration: 2_000 });
      router.refresh();
    } else {
      focusFirstInvalid(element, "[aria-invalid=true], [role=alert] button");
    }
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-1 flex-col gap-5">
      {newer && <OrganizationStaleNotice form={form} newer={newer} />}
      <Section title="Name">
        <Field label="Name" error={errors.name} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="organization"
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      </Section>
      <Section title="Time and money">
        <TimeZoneField
          value={draft.time_zone}
          error={errors.time_zone}
          onChange={(time_zone) => set({ time_zone })}
        />
        <CurrencyField
          label="Default currency"
          hint="Used for new opportunities. Existing ones keep their currency."
          value={draft.currency}
          error={errors.currency}
          onChange={(currency) => set({ currency })}
        />
      </Section>
      <Section title="Rotting">
        <Field
          label="Rotting after (days)"
          hint="Used by stages without their own limit. Leave empty to turn rotting off."
          error={errors.rotting_days}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={3650}
              placeholder="Never"
              className="max-w-32"
              value={draft.rotting_days}
              onChange={(event) => set({ rotting_days: event.target.value })}
            />
          )}
        </Field>
      </Section>
      <LostSection form={form} />
      <SaveBar
        form={form}
        isPermanent
        className="-mx-4 md:-mx-8 sticky bottom-0 mt-auto bg-surface px-4 md:px-8"
      />
      <LeaveGuard when={isDirty} drop={form.discard} />
    </form>
  );
}

type Form = ReturnType<typeof useOrganizationForm>;

function LostSection({ form: { draft, errors, set } }: { form: Form }) {
  const requiredId = useId();
  return (
    <Section title="Lost opportunities">
      <div className="flex items-start gap-3">
        <Switch
          id={requiredId}
          aria-describedby={`${requiredId}-hint`}
          checked={draft.lost_reason_required}
          onCheckedChange={(lost_reason_required) => set({ lost_reason_required })}
        />
        <div>
          <label htmlFor={requiredId} className="font-medium">
            Require a reason
          </label>
          <p id={`${requiredId}-hint`} className="text-ink-muted text-xs">
            Required when a deal is marked lost, on the board, in forms and through the API. Imports
            show a warning instead.
          </p>
        </div>
      </div>
      <LostReasonsEditor
        reasons={draft.lost_reasons}
        errors={errors}
        onChange={(lost_reasons) => set({ lost_reasons })}
      />
      <p className="text-ink-faint text-xs">
        Shown in this order, plus “Other”. Changing the list does not change past deals.
      </p>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-3 border-t pt-5 first:border-t-0 first:pt-0 md:grid-cols-[11rem_minmax(0,32rem)]">
      <h2 className="font-semibold">{title}</h2>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}

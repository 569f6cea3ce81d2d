"use client";

import { useRouter } from "next/navigation";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useState,
} from "react";
import { toast } from "sonner";
import { ConflictNotice } from "@/components/forms/conflict-notice";
import type { FormShape, RecordForm } from "@/components/forms/form-shape";
import type { RecordDraft } from "@/components/forms/record-draft";
import { SaveBar } from "@/components/forms/save-bar";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { LeaveGuard } from "@/components/ui/leave-guard";
import { formatMoment } from "@/lib/format";
import type { Customer, CustomerKind } from "./customer-kind";
import { DeleteDialog } from "./delete-dialog";
import { Fact } from "./fact";
import { MergeDialog } from "./merge-dialog";
import type { RecordContext } from "./record-context";
import { RecordHeader } from "./record-header";
import { RecordHistory } from "./record-history";
import { theirChanges } from "./their-changes";
import { wireName } from "./wire-name";

type Shown = Customer & { updated_at: string };

type RecordPageProps<Record extends Shown, Draft extends RecordDraft> = {
  kind: CustomerKind<Record>;
  /** The record as the server rendered it. */
  record: Record;
  form: RecordForm<Record, Draft>;
  shape: FormShape<Record, Draft>;
  context: RecordContext;
  title: string;
  fields: ReactNode;
  /** Further read-only values. */
  facts?: ReactNode;
  /** The linked records, below the fields. */
  children: ReactNode;
};

/**
 * The page of an account or contact: its fields, linked records and history. Ctrl or Cmd with Enter
 * saves.
 */
export function RecordPage<Record extends Shown, Draft extends RecordDraft>(
  props: RecordPageProps<Record, Draft>,
) {
  const { kind, record, form, shape, context, title, fields, facts, children } = props;
  const { base, newer, changed } = form;
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState<"merge" | "delete">();

  // Going back must show a list from after the save.
  useEffect(() => {
    if (base.lock_version > record.lock_version) router.refresh();
  }, [base.lock_version, record.lock_version, router]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (changed.length === 0) return;
    if (await form.save()) {
      toast.success(`${form.draft.name.trim()} saved`, { duration: 2_000 });
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
    <main className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{base.name}</h1>
      <RecordHeader
        publicId={base.public_id}
        back={{ href: kind.href, name: title }}
        canEdit={context.canEdit}
        onMerge={() =>
          changed.length > 0 ? toast("Save or discard your changes first") : setOpen("merge")
        }
        onDelete={() => setOpen("delete")}
      />
      <div className="@container min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-6 p-4 @4xl:grid-cols-[minmax(0,1fr)_22rem] @4xl:p-8">
          <div className="@container flex min-w-0 flex-col gap-7">
            <form id={formId} noValidate onSubmit={submit} onKeyDown={press}>
              {newer && (
                <ConflictNotice
                  form={form}
                  newer={{ type: kind.type, ...newer }}
                  changes={theirChanges(shape, base, newer, context)}
                  mine={new Set(changed.map(wireName))}
                />
              )}
              {fields}
              <dl className="mt-5 flex flex-wrap gap-x-8 gap-y-2">
                {facts}
                <Fact name="Created" value={formatMoment(base.created_at, context.timeZone)} />
                <Fact name="Last updated" value={formatMoment(base.updated_at, context.timeZone)} />
              </dl>
            </form>
            {children}
          </div>
          <div className="border-t pt-4 @4xl:border-t-0 @4xl:pt-0">
            <RecordHistory
              type={kind.type}
              record={base}
              members={context.members}
              timeZone={context.timeZone}
            />
          </div>
        </div>
      </div>
      {context.canEdit && <SaveBar form={form} formId={formId} />}
      {open === "merge" && (
        <MergeDialog
          kind={kind}
          ids={[base.id]}
          keptId={base.id}
          timeZone={context.timeZone}
          onClose={() => setOpen(undefined)}
          onMerged={({ public_id }) => {
            setOpen(undefined);
            if (public_id !== base.public_id) return router.replace(`${kind.href}/${public_id}`);
            router.refresh();
            kind.find(base.public_id).then(form.restart, () => undefined);
          }}
        />
      )}
      {open === "delete" && (
        <DeleteDialog
          kind={kind}
          record={base}
          onClose={() => setOpen(undefined)}
          onDeleted={() => router.replace(kind.href)}
          onRestored={() => router.refresh()}
        />
      )}
      <LeaveGuard when={changed.length > 0} drop={form.discard} />
    </main>
  );
}

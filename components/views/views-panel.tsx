"use client";

import { Check, Trash2, Users } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { collapsedStages, setCollapsed } from "@/components/stages/collapsed-stages";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { createView, deleteView, updateView } from "@/lib/client/views";
import type { Permission } from "@/lib/domain/permissions";
import { canEditView } from "@/lib/domain/views/rules";
import type { ViewRecord } from "@/lib/domain/views/schema";
import { useViews } from "./use-views";
import { addressOf, collapsedStagesOf, isUnchanged, viewStateOf } from "./view-address";

type ViewsPanelProps = {
  trigger: ReactNode;
  stageIds: string[];
  canShare: boolean;
  currentUserId: string;
  onOpenChange: (open: boolean) => void;
};

/**
 * Lists the user's own and the shared views: shows one, saves the screen as a new one, or saves
 * changes to the shown one. Offers only the changes and deletions that the server allows.
 */
export function ViewsPanel({
  trigger,
  stageIds,
  canShare,
  currentUserId,
  onOpenChange,
}: ViewsPanelProps) {
  const router = useRouter();
  const address = useSearchParams();
  const { views, failed, isBusy, reload, run } = useViews();
  const collapsed = collapsedStages().filter((id) => stageIds.includes(id));
  const state = viewStateOf(new URLSearchParams(address), collapsed);
  const shown = views?.find(({ id }) => id === address.get("saved"));
  const permissions: Permission[] = canShare ? ["MANAGE_SHARED_PIPELINES"] : [];
  const canEdit = (view: ViewRecord) => canEditView({ userId: currentUserId, permissions }, view);

  const show = (view: ViewRecord) => {
    const viewCollapsed = collapsedStagesOf(view);
    for (const id of [...stageIds, ...viewCollapsed]) setCollapsed(id, viewCollapsed.includes(id));
    router.push(addressOf(view));
    onOpenChange(false);
  };
  const save = async (name: string, is_shared: boolean) => {
    const view = await run(() => createView({ name, is_shared, ...state }), `${name} was saved`);
    if (view) show(view);
  };
  return (
    <Popover
      open
      onOpenChange={onOpenChange}
      trigger={trigger}
      label="Saved views"
      className="w-80"
    >
      {failed && (
        <p role="alert" className="flex items-center gap-2 pb-2">
          Couldn’t load views.
          <Button size="sm" onClick={() => void reload()}>
            Try again
          </Button>
        </p>
      )}
      {views?.length === 0 && (
        <p className="pb-2 text-ink-muted">
          No saved views. A view remembers filters, sorting, columns and collapsed stages.
        </p>
      )}
      <ul aria-label="Saved views" className="flex max-h-72 flex-col gap-px overflow-y-auto">
        {views?.map((view) => (
          <ViewRow
            key={view.id}
            view={view}
            isShown={view.id === shown?.id}
            canEdit={canEdit(view)}
            isBusy={isBusy}
            onShow={() => show(view)}
            onDelete={() =>
              void run(() => deleteView(view.id, view.lock_version), `${view.name} was deleted`)
            }
          />
        ))}
      </ul>
      {shown && canEdit(shown) && !isUnchanged(shown, new URLSearchParams(address), collapsed) && (
        <Button
          busy={isBusy}
          className="mt-2 w-full"
          onClick={() =>
            void run(
              () => updateView(shown.id, state, shown.lock_version),
              `${shown.name} was saved`,
            )
          }
        >
          Save changes to {shown.name}
        </Button>
      )}
      <SaveForm canShare={canShare} isBusy={isBusy} onSave={save} />
    </Popover>
  );
}

type ViewRowProps = {
  view: ViewRecord;
  isShown: boolean;
  canEdit: boolean;
  isBusy: boolean;
  onShow: () => void;
  onDelete: () => void;
};

function ViewRow({ view, isShown, canEdit, isBusy, onShow, onDelete }: ViewRowProps) {
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        onClick={onShow}
        aria-current={isShown || undefined}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded px-2 text-left hover:bg-hover pointer-coarse:min-h-11"
      >
        <span dir="auto" title={view.name} className="truncate">
          {view.name}
        </span>
        {view.is_shared && (
          <Users aria-label="shared" className="size-3.5 shrink-0 text-ink-faint" />
        )}
        {isShown && <Check aria-hidden className="ml-auto size-4 shrink-0 text-accent-ink" />}
      </button>
      {canEdit && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Delete ${view.name}`}
          busy={isBusy}
          onClick={onDelete}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
    </li>
  );
}

type SaveFormProps = {
  canShare: boolean;
  isBusy: boolean;
  onSave: (name: string, isShared: boolean) => void;
};

function SaveForm({ canShare, isBusy, onSave }: SaveFormProps) {
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onSave(name.trim(), isShared);
  };
  return (
    <form onSubmit={submit} className="mt-2 flex flex-col gap-2 border-t pt-3">
      <Field label="Save this view as">
        {(control) => (
          <Input
            {...control}
            value={name}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {canShare && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control
        <label className="flex items-center gap-2">
          <Checkbox checked={isShared} onCheckedChange={(checked) => setShared(checked === true)} />
          Share with everyone
        </label>
      )}
      <Button type="submit" variant="primary" busy={isBusy} disabled={name.trim() === ""}>
        Save view
      </Button>
    </form>
  );
}

"use client";

import { useRouter, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { collapsedStages, setCollapsed } from "@/components/stages/collapsed-stages";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { createView, deleteView, updateView } from "@/lib/client/views";
import type { Permission } from "@/lib/domain/permissions";
import { canEditView } from "@/lib/domain/views/rules";
import type { ViewRecord } from "@/lib/domain/views/schema";
import { SaveViewForm } from "./save-view-form";
import { useViews } from "./use-views";
import { addressOf, collapsedStagesOf, isUnchanged, viewStateOf } from "./view-address";
import { ViewRow } from "./view-row";

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
    return view !== undefined;
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
      <SaveViewForm canShare={canShare} isBusy={isBusy} onSave={save} />
    </Popover>
  );
}

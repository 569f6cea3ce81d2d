"use client";

import { Maximize2, X } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { useShortcuts } from "@/components/activities/use-shortcuts";
import { Button } from "@/components/ui/button";
import { LeaveDialog } from "@/components/ui/leave-dialog";
import { SheetTitle } from "@/components/ui/sheet";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { Neighbour, Neighbours, OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { deleteWithUndo } from "./delete-with-undo";
import { NeighbourSteps } from "./neighbour-steps";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunityEditor } from "./opportunity-editor";
import { OpportunityHeader } from "./opportunity-header";
import { useSheetFrame } from "./opportunity-sheet-frame";
import { useShownNeighbours } from "./shown-order";
import { useOpportunityForm } from "./use-opportunity-form";

type OpportunitySheetProps = {
  opportunity: OpportunityRecord;
  neighbours: Neighbours;
  context: OpportunityContext;
};

/**
 * The opportunity in a sheet. Asks before it drops edits. J and K step through the list behind it.
 */
export function OpportunitySheet({
  opportunity,
  neighbours: rendered,
  context,
}: OpportunitySheetProps) {
  const form = useOpportunityForm(opportunity, context.timeZone);
  const [isWriting, setWriting] = useState(false);
  const { close, leave, show } = useSheetFrame();
  const content = useRef<HTMLDivElement>(null);
  const { base } = form;
  const neighbours = useShownNeighbours(base.id, rendered);
  const isDirty = form.changed.length > 0;
  const guard = useLeaveGuard(isDirty || isWriting, () => {
    form.discard();
    setWriting(false);
  });

  const remove = async () => {
    if (await deleteWithUndo(base)) guard.pass(leave);
  };

  const step = (neighbour: Neighbour | null) => {
    if (!neighbour) return;
    if (isDirty) toast("Save or discard your changes first");
    else if (isWriting) toast("Save or clear your note first");
    else show(neighbour.public_id);
  };
  useShortcuts(content, { j: () => step(neighbours.next), k: () => step(neighbours.previous) });

  return (
    <div ref={content} className="flex min-h-0 flex-1 flex-col">
      <SheetTitle>{base.name}</SheetTitle>
      <OpportunityEditor
        form={form}
        context={context}
        onWriting={setWriting}
        header={
          <OpportunityHeader
            opportunity={base}
            canEdit={context.canEdit}
            onDelete={remove}
            after={
              <>
                <NeighbourSteps neighbours={neighbours} onStep={step} />
                <Button asChild variant="ghost" size="icon-sm">
                  {/* A full load: client navigation would stay in the sheet. */}
                  <a
                    href={`/crm/opportunities/${base.public_id}`}
                    aria-label="Open as a page"
                    title="Open as a page"
                    data-full-load
                  >
                    <Maximize2 aria-hidden />
                  </a>
                </Button>
                <Button variant="ghost" size="icon-sm" aria-label="Close" onClick={close}>
                  <X aria-hidden />
                </Button>
              </>
            }
          />
        }
      />
      <LeaveDialog open={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
    </div>
  );
}

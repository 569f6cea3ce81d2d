"use client";

import { Maximize2, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { useShortcuts } from "@/components/activities/use-shortcuts";
import { Button } from "@/components/ui/button";
import { LeaveDialog } from "@/components/ui/leave-dialog";
import { SheetTitle } from "@/components/ui/sheet";
import type { Neighbour, Neighbours, OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { deleteWithUndo } from "./delete-with-undo";
import { NeighbourSteps } from "./neighbour-steps";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunityEditor } from "./opportunity-editor";
import { OpportunityHeader } from "./opportunity-header";
import { useSheetFrame } from "./opportunity-sheet-frame";
import { useShownNeighbours } from "./shown-order";
import { useOpportunityForm } from "./use-opportunity-form";

type OpportunitySheetProps = { opportunity: OpportunityRecord; neighbours: Neighbours; context: OpportunityContext };

/** The opportunity in its sheet. Asks before it drops what was typed. J and K lead along the list beneath it. */
export function OpportunitySheet({ opportunity, neighbours: rendered, context }: OpportunitySheetProps) {
  const form = useOpportunityForm(opportunity, context.timeZone);
  const [isLeaving, setLeaving] = useState(false);
  const { close, leave, show, setGuard } = useSheetFrame();
  const content = useRef<HTMLDivElement>(null);
  const { base } = form;
  const neighbours = useShownNeighbours(base.id, rendered);
  const isDirty = form.changed.length > 0;

  useEffect(() => {
    if (!isDirty) return;
    return setGuard(() => {
      setLeaving(true);
      return false;
    });
  }, [isDirty, setGuard]);

  const remove = async () => {
    if (await deleteWithUndo(base)) leave();
  };

  const step = (neighbour: Neighbour | null) => {
    if (!neighbour) return;
    if (isDirty) toast("Save or discard what you typed first");
    else show(neighbour.public_id);
  };
  useShortcuts(content, { j: () => step(neighbours.next), k: () => step(neighbours.previous) });

  return (
    <div ref={content} className="flex min-h-0 flex-1 flex-col">
      <SheetTitle>{base.name}</SheetTitle>
      <OpportunityEditor
        form={form}
        context={context}
        header={
          <OpportunityHeader
            opportunity={base}
            canEdit={context.canEdit}
            onDelete={remove}
            after={
              <>
                <NeighbourSteps neighbours={neighbours} onStep={step} />
                <Button asChild variant="ghost" size="icon-sm">
                  {/* A plain link: it leaves the board for the page of its own. */}
                  <a href={`/crm/opportunities/${base.public_id}`} aria-label="Open as a page" title="Open as a page">
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
      <LeaveDialog open={isLeaving} onStay={() => setLeaving(false)} onLeave={leave} />
    </div>
  );
}

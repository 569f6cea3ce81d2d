"use client";

import { Maximize2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { deleteWithUndo } from "./delete-with-undo";
import { LeaveDialog } from "./leave-dialog";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunityEditor } from "./opportunity-editor";
import { OpportunityHeader } from "./opportunity-header";
import { useOpportunityForm } from "./use-opportunity-form";

type OpportunitySheetProps = { opportunity: OpportunityRecord; context: OpportunityContext; onClose: () => void };

/** The opportunity over what is behind it. Asks before it drops what was typed. */
export function OpportunitySheet({ opportunity, context, onClose }: OpportunitySheetProps) {
  const form = useOpportunityForm(opportunity, context.timeZone);
  const [isLeaving, setLeaving] = useState(false);
  const { base, changed } = form;

  const close = () => (changed.length > 0 ? setLeaving(true) : onClose());
  const remove = async () => {
    if (await deleteWithUndo(base)) onClose();
  };

  return (
    <Sheet open onOpenChange={close} title={base.name} onOpenAutoFocus={focusPanel}>
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
      <LeaveDialog open={isLeaving} onStay={() => setLeaving(false)} onLeave={onClose} />
    </Sheet>
  );
}

// The panel rather than its first field, so that a phone does not open its keyboard.
function focusPanel(event: Event) {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}

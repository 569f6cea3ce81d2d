"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "@/components/activities/use-shortcuts";
import { Button } from "@/components/ui/button";
import { LeaveGuard } from "@/components/ui/leave-guard";
import type { Neighbour, Neighbours, OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { deleteWithUndo } from "./delete-with-undo";
import { NeighbourSteps } from "./neighbour-steps";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunityEditor } from "./opportunity-editor";
import { OpportunityHeader } from "./opportunity-header";
import { useOpportunityForm } from "./use-opportunity-form";

/**
 * The page of an opportunity. Asks before it drops edits. J and K go to the next and previous one.
 */
export function OpportunityPage({
  opportunity,
  neighbours,
  context,
}: {
  opportunity: OpportunityRecord;
  neighbours: Neighbours;
  context: OpportunityContext;
}) {
  const form = useOpportunityForm(opportunity, context.timeZone);
  const router = useRouter();
  const content = useRef<HTMLElement>(null);
  const board = `/crm/opportunities?pipeline=${form.base.pipeline_id}`;
  const [isWriting, setWriting] = useState(false);
  const drop = () => {
    form.discard();
    setWriting(false);
  };

  // Going back must not show the board as it was before a save.
  const { lock_version } = form.base;
  useEffect(() => {
    if (lock_version !== opportunity.lock_version) router.refresh();
  }, [lock_version, opportunity.lock_version, router]);

  const remove = async () => {
    if (await deleteWithUndo(form.base)) router.replace(board);
  };

  const go = (neighbour: Neighbour | null) => {
    if (neighbour) window.location.assign(`/crm/opportunities/${neighbour.public_id}`);
  };
  useShortcuts(content, { j: () => go(neighbours.next), k: () => go(neighbours.previous) });

  return (
    <main ref={content} className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{form.base.name}</h1>
      <OpportunityEditor
        form={form}
        context={context}
        onWriting={setWriting}
        header={
          <OpportunityHeader
            opportunity={form.base}
            canEdit={context.canEdit}
            onDelete={remove}
            after={<NeighbourSteps neighbours={neighbours} />}
            before={
              <Button asChild variant="ghost" size="sm" className="-ml-2">
                <Link href={board}>
                  <ArrowLeft aria-hidden />
                  Opportunities
                </Link>
              </Button>
            }
          />
        }
      />
      <LeaveGuard when={form.changed.length > 0 || isWriting} drop={drop} />
    </main>
  );
}

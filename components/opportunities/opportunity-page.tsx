"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { deleteWithUndo } from "./delete-with-undo";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunityEditor } from "./opportunity-editor";
import { OpportunityHeader } from "./opportunity-header";
import { useOpportunityForm } from "./use-opportunity-form";

/** The opportunity on a page of its own. The browser asks before it drops what was typed. */
export function OpportunityPage({
  opportunity,
  context,
}: {
  opportunity: OpportunityRecord;
  context: OpportunityContext;
}) {
  const form = useOpportunityForm(opportunity, context.timeZone);
  const router = useRouter();
  const board = `/crm/opportunities?pipeline=${form.base.pipeline_id}`;
  const isDirty = form.changed.length > 0;

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);

  // The board that one goes back to must not be one from before a save.
  const { lock_version } = form.base;
  useEffect(() => {
    if (lock_version !== opportunity.lock_version) router.refresh();
  }, [lock_version, opportunity.lock_version, router]);

  const remove = async () => {
    if (await deleteWithUndo(form.base)) router.replace(board);
  };

  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{form.base.name}</h1>
      <OpportunityEditor
        form={form}
        context={context}
        header={
          <OpportunityHeader
            opportunity={form.base}
            canEdit={context.canEdit}
            onDelete={remove}
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
    </main>
  );
}

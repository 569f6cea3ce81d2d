import Link from "next/link";
import { Button } from "@/components/ui/button";

/** What stands in place of a table without rows: nothing found, or nothing there yet. */
export function TableEmpty({ q, pipelineId }: { q?: string; pipelineId: string }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-1.5 p-8 text-center">
      <h2 className="font-semibold text-base">{q ? "No opportunity matches" : "No opportunities yet"}</h2>
      <p className="max-w-sm text-ink-muted">
        {q
          ? `Nothing in this pipeline is called “${q}”, nor has it as its id.`
          : "New opportunity, above, adds the first one to this pipeline."}
      </p>
      {q && (
        <Button asChild className="mt-3">
          <Link href={`/crm/opportunities?pipeline=${pipelineId}&view=table`}>Clear the search</Link>
        </Button>
      )}
    </div>
  );
}

import Link from "next/link";
import { Button } from "@/components/ui/button";

/** The message shown instead of an empty list of leads. */
export function LeadsEmpty({ isFiltered, canEdit }: { isFiltered: boolean; canEdit: boolean }) {
  return (
    <div className="flex flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-12 text-center">
      <h2 className="font-semibold text-base">{isFiltered ? "No leads match" : "No leads yet"}</h2>
      <p className="max-w-sm text-ink-muted">
        {isFiltered
          ? "No leads match your search."
          : canEdit
            ? "Add your first lead, or send leads in through the API."
            : "Leads appear here once a member adds them."}
      </p>
      {isFiltered && (
        <Button asChild className="mt-3">
          <Link href="/crm/leads">Show all leads</Link>
        </Button>
      )}
    </div>
  );
}

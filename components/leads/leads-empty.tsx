import Link from "next/link";
import { Button } from "@/components/ui/button";

/** What stands in place of a list without leads: nothing found, or none there yet. */
export function LeadsEmpty({ isFiltered, canEdit }: { isFiltered: boolean; canEdit: boolean }) {
  return (
    <div className="flex flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-12 text-center">
      <h2 className="font-semibold text-base">{isFiltered ? "No lead matches" : "No leads yet"}</h2>
      <p className="max-w-sm text-ink-muted">
        {isFiltered
          ? "None has this text in its name, company, email or id, and this status."
          : canEdit
            ? "New lead, above, adds the first one; other programs add them over the API."
            : "Members who may edit add them here."}
      </p>
      {isFiltered && (
        <Button asChild className="mt-3">
          <Link href="/crm/leads">Show all leads</Link>
        </Button>
      )}
    </div>
  );
}

import { Skeleton } from "@/components/ui/skeleton";

/** Placeholder of an opportunity while it loads. */
export function OpportunitySkeleton() {
  return (
    <div aria-busy className="flex min-h-0 flex-1 flex-col">
      <p role="status" className="sr-only">
        Loading the opportunity
      </p>
      <div className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
        <Skeleton className="h-5 w-12" />
        <Skeleton className="h-4 w-32" />
      </div>
      <div className="grid grid-cols-2 gap-4 p-4">
        <Skeleton className="col-span-2 h-9" />
        {FIELDS.map((field) => (
          <Skeleton key={field} className="h-8" />
        ))}
        <Skeleton className="col-span-2 h-20" />
      </div>
    </div>
  );
}

const FIELDS = [
  "pipeline",
  "stage",
  "amount",
  "probability",
  "account",
  "contact",
  "owner",
  "source",
];

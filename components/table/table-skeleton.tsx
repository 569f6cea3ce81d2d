import { Skeleton } from "@/components/ui/skeleton";

/** The placeholder of the table while its code is loading: a head and rows of the same heights. */
export function TableSkeleton() {
  return (
    <section aria-busy aria-label="Opportunities" className="min-h-0 flex-1 overflow-hidden">
      <p role="status" className="sr-only">
        Loading opportunities
      </p>
      <div className="h-8 border-b" />
      {ROWS.map((row) => (
        <div key={row} className="flex h-9 items-center border-b px-4 pointer-coarse:h-11">
          <Skeleton className="h-4 w-full" />
        </div>
      ))}
    </section>
  );
}

const ROWS = Array.from({ length: 24 }, (_, row) => row);

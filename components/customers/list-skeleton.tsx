import { Skeleton } from "@/components/ui/skeleton";

/** The placeholder of a full-window list while it is loading. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <main aria-busy className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <p role="status" className="sr-only">
        {label}
      </p>
      <div className="flex shrink-0 flex-wrap items-center gap-4 border-b px-4 py-2.5 max-sm:px-3">
        <Skeleton className="h-8 w-32" />
        <Skeleton className="h-8 w-80 max-sm:order-last max-sm:w-full" />
        <Skeleton className="ml-auto h-8 w-28" />
      </div>
      <div className="flex flex-col gap-3 p-4">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-6 shrink-0 bg-sunken!" />
        ))}
      </div>
    </main>
  );
}

const ROWS = Array.from({ length: 18 }, (_, row) => row);

import { Skeleton } from "@/components/ui/skeleton";

/** The placeholder of a `Page` with a list while it is loading. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <main
      aria-busy
      className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-5 px-4 py-5 md:px-8 md:py-7"
    >
      <p role="status" className="sr-only">
        {label}
      </p>
      <div className="flex flex-col gap-1.5">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-5 w-80 max-w-full" />
      </div>
      <div className="flex flex-col gap-2">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-11" />
        ))}
      </div>
    </main>
  );
}

const ROWS = [1, 2, 3, 4, 5, 6];

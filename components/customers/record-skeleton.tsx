import { Skeleton } from "@/components/ui/skeleton";

/** The placeholder of an account or contact page while it is loading. */
export function RecordSkeleton({ label }: { label: string }) {
  return (
    <main aria-busy className="@container flex min-h-0 flex-1 flex-col">
      <p role="status" className="sr-only">
        {label}
      </p>
      <div className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
        <Skeleton className="h-5 w-24" />
        <Skeleton className="h-4 w-32" />
      </div>
      <div className="mx-auto grid w-full max-w-6xl gap-x-10 gap-y-6 p-4 @4xl:grid-cols-[minmax(0,1fr)_22rem] @4xl:p-8">
        <div className="grid grid-cols-2 gap-4">
          <Skeleton className="col-span-2 h-9" />
          {FIELDS.map((field) => (
            <Skeleton key={field} className="h-8" />
          ))}
          <Skeleton className="col-span-2 h-40" />
        </div>
        <Skeleton className="h-40" />
      </div>
    </main>
  );
}

const FIELDS = [1, 2, 3, 4, 5, 6, 7, 8];

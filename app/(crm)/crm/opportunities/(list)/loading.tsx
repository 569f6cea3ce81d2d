import { Skeleton } from "@/components/ui/skeleton";

export default function OpportunitiesLoading() {
  return (
    <main aria-busy className="flex min-h-0 flex-1 flex-col">
      <p role="status" className="sr-only">
        Loading opportunities
      </p>
      <div className="flex h-14 shrink-0 items-center gap-2 border-b px-4">
        <Skeleton className="h-8 w-44" />
        <Skeleton className="h-8 w-32" />
        <Skeleton className="ml-auto h-8 w-36" />
      </div>
      <div className="flex min-h-0 flex-1 gap-3 overflow-hidden p-4">
        {[5, 4, 6, 3, 2].map((cards, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is static
          <div key={column} className="flex w-72 shrink-0 flex-col gap-2">
            <Skeleton className="h-12" />
            {Array.from({ length: cards }, (_, card) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is static
              <Skeleton key={card} className="h-24 bg-sunken!" />
            ))}
          </div>
        ))}
      </div>
    </main>
  );
}

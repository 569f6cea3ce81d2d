import { OpportunitySkeleton } from "@/components/opportunities/opportunity-skeleton";

export default function OpportunityLoading() {
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <OpportunitySkeleton />
    </main>
  );
}

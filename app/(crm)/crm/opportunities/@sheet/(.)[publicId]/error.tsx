"use client";

import { OpportunityGone } from "@/components/opportunities/opportunity-gone";

export default function SheetError({ reset }: { error: Error; reset: () => void }) {
  return <OpportunityGone onRetry={reset} />;
}

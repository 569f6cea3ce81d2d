"use client";

import { OpportunityAbsent } from "@/components/opportunities/opportunity-absent";

export default function SheetError({ reset }: { error: Error; reset: () => void }) {
  return <OpportunityAbsent onRetry={reset} />;
}

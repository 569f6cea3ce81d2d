"use client";

import { useRouter } from "next/navigation";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunitySheet } from "./opportunity-sheet";

/** The sheet as a route over the board: closing it is going back. */
export function RoutedOpportunitySheet(props: { opportunity: OpportunityRecord; context: OpportunityContext }) {
  const router = useRouter();
  return <OpportunitySheet {...props} onClose={router.back} />;
}

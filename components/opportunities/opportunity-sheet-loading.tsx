"use client";

import { useRouter } from "next/navigation";
import { Sheet } from "@/components/ui/sheet";
import { OpportunitySkeleton } from "./opportunity-skeleton";

/** The sheet while its opportunity is loading; it can be closed already. */
export function OpportunitySheetLoading() {
  const router = useRouter();
  return (
    <Sheet open onOpenChange={() => router.back()} title="Loading the opportunity">
      <OpportunitySkeleton />
    </Sheet>
  );
}

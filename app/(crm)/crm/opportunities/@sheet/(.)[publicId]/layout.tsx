import type { ReactNode } from "react";
import { OpportunitySheetFrame } from "@/components/opportunities/opportunity-sheet-frame";

export default function SheetLayout({ children }: { children: ReactNode }) {
  return <OpportunitySheetFrame>{children}</OpportunitySheetFrame>;
}

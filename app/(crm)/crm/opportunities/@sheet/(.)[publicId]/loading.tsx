import { OpportunitySheetLoading } from "@/components/opportunities/opportunity-sheet-loading";

export default function SheetLoading() {
  return <OpportunitySheetLoading />;
}

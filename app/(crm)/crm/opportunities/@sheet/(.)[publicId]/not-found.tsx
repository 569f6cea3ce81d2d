import { OpportunityGone } from "@/components/opportunities/opportunity-gone";

export default function SheetNotFound() {
  return <OpportunityGone />;
}

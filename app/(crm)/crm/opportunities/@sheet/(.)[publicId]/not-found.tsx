import { OpportunityAbsent } from "@/components/opportunities/opportunity-absent";

export default function SheetNotFound() {
  return <OpportunityAbsent />;
}

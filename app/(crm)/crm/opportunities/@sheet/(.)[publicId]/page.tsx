import { RoutedOpportunitySheet } from "@/components/opportunities/routed-opportunity-sheet";
import { loadOpportunity } from "../../load-opportunity";

export default async function OpportunitySheetRoute({ params }: { params: Promise<{ publicId: string }> }) {
  const { opportunity, context } = await loadOpportunity((await params).publicId);
  return <RoutedOpportunitySheet key={opportunity.id} opportunity={opportunity} context={context} />;
}

import { OpportunitySheet } from "@/components/opportunities/opportunity-sheet";
import { loadOpportunity } from "../../load-opportunity";

export default async function OpportunitySheetRoute({
  params,
}: {
  params: Promise<{ publicId: string }>;
}) {
  const { opportunity, neighbours, context } = await loadOpportunity((await params).publicId);
  return (
    <OpportunitySheet
      key={opportunity.id}
      opportunity={opportunity}
      neighbours={neighbours}
      context={context}
    />
  );
}

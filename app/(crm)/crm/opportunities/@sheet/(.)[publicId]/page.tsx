import type { Metadata } from "next";
import { OpportunitySheet } from "@/components/opportunities/opportunity-sheet";
import { loadOpportunity } from "../../load-opportunity";

type Props = { params: Promise<{ publicId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { opportunity } = await loadOpportunity((await params).publicId);
  return { title: opportunity.name };
}

export default async function OpportunitySheetRoute({ params }: Props) {
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

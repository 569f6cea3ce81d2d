import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export default function OpportunityNotFound() {
  return (
    <Message
      title="Opportunity not found"
      detail="The link may be wrong, or the opportunity was deleted."
    >
      <Button asChild variant="primary">
        <Link href="/crm/opportunities">Go to opportunities</Link>
      </Button>
    </Message>
  );
}

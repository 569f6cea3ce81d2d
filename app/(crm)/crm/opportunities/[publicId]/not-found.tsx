import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export default function OpportunityNotFound() {
  return (
    <Message
      title="This opportunity is not here"
      detail="It may have been deleted, or the address may be mistyped."
    >
      <Button asChild variant="primary">
        <Link href="/crm/opportunities">Go to opportunities</Link>
      </Button>
    </Message>
  );
}

import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export default function ContactNotFound() {
  return (
    <Message
      title="Contact not found"
      detail="The link may be wrong, or the contact was deleted or merged into another."
    >
      <Button asChild>
        <Link href="/crm/trash?type=contact">Look in the trash</Link>
      </Button>
      <Button asChild variant="primary">
        <Link href="/crm/contacts">Go to contacts</Link>
      </Button>
    </Message>
  );
}

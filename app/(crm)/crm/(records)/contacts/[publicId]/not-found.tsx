import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export default function ContactNotFound() {
  return (
    <Message
      title="This contact is not here"
      detail="It may have been deleted or merged into another, or the address may be mistyped."
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

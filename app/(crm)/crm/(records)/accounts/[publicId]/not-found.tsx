import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export default function AccountNotFound() {
  return (
    <Message
      title="Account not found"
      detail="The link may be wrong, or the account was deleted or merged into another."
    >
      <Button asChild>
        <Link href="/crm/trash?type=account">Look in the trash</Link>
      </Button>
      <Button asChild variant="primary">
        <Link href="/crm/accounts">Go to accounts</Link>
      </Button>
    </Message>
  );
}

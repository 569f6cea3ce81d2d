import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Message } from "./message";

/** The page shown instead of one that the user’s role may not open. */
export function NotAllowed() {
  return (
    <Message title="You don’t have access to this page" detail="Ask an admin for access.">
      <Button asChild>
        <Link href="/crm/opportunities">Back to the board</Link>
      </Button>
    </Message>
  );
}

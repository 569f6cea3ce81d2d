import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Message } from "./message";

/** What stands where the role does not reach. */
export function NotAllowed({ who }: { who: string }) {
  return (
    <Message
      title="This page is not open to you"
      detail={`${who} can open it. Ask one of them if you need it.`}
    >
      <Button asChild>
        <Link href="/crm/opportunities">Back to the board</Link>
      </Button>
    </Message>
  );
}

import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <Message
        title="There is nothing here"
        detail="The address may be mistyped, or what it led to has been deleted."
      >
        <Button asChild variant="primary">
          <Link href="/crm/opportunities">Go to opportunities</Link>
        </Button>
      </Message>
    </div>
  );
}

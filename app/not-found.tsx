import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <Message title="Page not found" detail="The link may be wrong, or the record was deleted.">
        <Button asChild variant="primary">
          <Link href="/crm/opportunities">Go to opportunities</Link>
        </Button>
      </Message>
    </div>
  );
}

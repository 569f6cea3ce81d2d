import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="flex min-h-[60vh] flex-col">
      <Message title="Page not found" detail="The documentation has no page here.">
        <Button asChild variant="primary">
          <Link href="/docs">Documentation home</Link>
        </Button>
      </Message>
    </div>
  );
}

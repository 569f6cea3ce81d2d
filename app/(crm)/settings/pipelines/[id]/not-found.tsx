import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export default function PipelineNotFound() {
  return (
    <Message
      title="Pipeline not found"
      detail="The link may be wrong, or the pipeline was deleted."
    >
      <Button asChild>
        <Link href="/settings/pipelines">All pipelines</Link>
      </Button>
    </Message>
  );
}

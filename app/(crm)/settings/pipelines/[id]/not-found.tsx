import Link from "next/link";
import { Message } from "@/components/shell/message";
import { Button } from "@/components/ui/button";

export default function PipelineNotFound() {
  return (
    <Message
      title="This pipeline is not here"
      detail="It was deleted, or never was in your organization."
    >
      <Button asChild>
        <Link href="/settings/pipelines">All pipelines</Link>
      </Button>
    </Message>
  );
}

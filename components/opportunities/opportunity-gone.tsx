"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";

/** The sheet of an opportunity that could not be shown: it is gone, or with `onRetry`, the server did not answer. */
export function OpportunityGone({ onRetry }: { onRetry?: () => void }) {
  const router = useRouter();
  const title = onRetry ? "The opportunity could not be loaded" : "This opportunity is not here any more";
  const retry = () =>
    startTransition(() => {
      router.refresh();
      onRetry?.();
    });
  return (
    <Sheet open onOpenChange={() => router.back()} title={title}>
      <div role="alert" className="flex flex-1 flex-col items-center justify-center gap-1.5 p-8 text-center">
        <p className="font-semibold text-base">{title}</p>
        <p className="text-ink-muted">{onRetry ? "The server did not answer as it should." : "It has been deleted."}</p>
        <div className="mt-3 flex gap-2">
          <Button onClick={() => router.back()}>Close</Button>
          {onRetry && (
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { SheetTitle } from "@/components/ui/sheet";
import { useSheetFrame } from "./opportunity-sheet-frame";

/** The sheet of an opportunity that was not found or, with `onRetry`, could not be loaded. */
export function OpportunityAbsent({ onRetry }: { onRetry?: () => void }) {
  const { close } = useSheetFrame();
  const router = useRouter();
  const title = onRetry ? "Couldn’t load this opportunity" : "Opportunity not found";
  const detail = onRetry
    ? "Something went wrong. Try again."
    : "The link may be wrong, or the record was deleted.";
  const retry = () =>
    startTransition(() => {
      router.refresh();
      onRetry?.();
    });
  return (
    <div
      role="alert"
      className="flex flex-1 flex-col items-center justify-center gap-1.5 p-8 text-center"
    >
      <SheetTitle>{title}</SheetTitle>
      <p aria-hidden className="font-semibold text-base">
        {title}
      </p>
      <p className="text-ink-muted">{detail}</p>
      <div className="mt-3 flex gap-2">
        <Button onClick={close}>Close</Button>
        {onRetry && (
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

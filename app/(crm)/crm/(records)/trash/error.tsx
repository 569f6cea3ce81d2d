"use client";

import { Retry } from "@/components/shell/retry";

export default function TrashError({ reset }: { error: Error; reset: () => void }) {
  return <Retry onRetry={reset} />;
}

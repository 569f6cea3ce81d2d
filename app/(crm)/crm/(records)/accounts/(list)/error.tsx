"use client";

import { Retry } from "@/components/shell/retry";

export default function AccountsError({ reset }: { error: Error; reset: () => void }) {
  return <Retry onRetry={reset} />;
}

"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { Message } from "./message";

/**
 * The message shown instead of a page that failed to render, with a button that retries it on the
 * server.
 */
export function Retry({ onRetry }: { onRetry: () => void }) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      onRetry();
    });
  return (
    <div role="alert" className="flex h-full min-h-dvh flex-col">
      <Message
        title="This page couldn’t be loaded"
        detail="Something went wrong on the server. Your saved data is safe."
      >
        <Button variant="primary" onClick={retry}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      </Message>
    </div>
  );
}

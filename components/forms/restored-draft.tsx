"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type RestoredDraftProps = {
  form: { hasDraft: boolean; forgetErrors: () => void; clear: () => void };
  className?: string;
};

/**
 * Says, in a form that opens with what was typed the last time, that it does, and offers to start
 * over. The errors of that time are gone.
 */
export function RestoredDraft({ form, className }: RestoredDraftProps) {
  const [isShown, setShown] = useState(form.hasDraft);
  const forget = useRef(form.forgetErrors);
  useEffect(() => forget.current(), []);
  if (!isShown || !form.hasDraft) return null;
  return (
    <p role="status" className={className}>
      <span className="text-ink-muted">Your draft was restored.</span>{" "}
      <Button
        size="sm"
        variant="ghost"
        onClick={() => {
          form.clear();
          setShown(false);
        }}
      >
        Clear
      </Button>
    </p>
  );
}

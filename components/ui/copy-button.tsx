"use client";

import clsx from "clsx";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";
import { copyText } from "./copy-text";

/** Copies a text to the clipboard and says whether it did. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = () =>
    copyText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <>
      <Button onClick={() => void copy()}>
        {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
        {state === "copied" ? "Copied" : label}
      </Button>
      <span
        role="status"
        className={clsx(state === "failed" ? "text-danger-ink text-xs" : "sr-only")}
      >
        {state === "copied" && "Copied to the clipboard"}
        {state === "failed" && "Couldn’t copy. Select the text and copy it manually."}
      </span>
    </>
  );
}

"use client";

import clsx from "clsx";
import { Check, Minus } from "lucide-react";
import * as Radix from "radix-ui/checkbox";
import type { ComponentProps } from "react";

/** A checkbox; `checked="indeterminate"` means some of many. Needs a label. */
export function Checkbox({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={clsx(
        "group relative block size-4 shrink-0 rounded-sm border border-line-strong bg-surface transition-colors hover:border-ink-faint",
        "after:absolute after:-inset-1 pointer-coarse:after:-inset-3.5",
        "data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent",
        "disabled:cursor-not-allowed disabled:opacity-60",
        className,
      )}
      {...props}
    >
      <Radix.Indicator className="flex items-center justify-center text-accent-on">
        <Check aria-hidden className="hidden size-3.5 group-data-[state=checked]:block" />
        <Minus aria-hidden className="hidden size-3.5 group-data-[state=indeterminate]:block" />
      </Radix.Indicator>
    </Radix.Root>
  );
}

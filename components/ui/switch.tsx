"use client";

import clsx from "clsx";
import * as Radix from "radix-ui/switch";
import type { ComponentProps } from "react";

/** A switch. Needs a label. */
export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={clsx(
        "relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken transition-colors",
        "after:absolute after:-inset-1 pointer-coarse:after:-inset-3",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:opacity-60",
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-ink-faint transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-accent-on" />
    </Radix.Root>
  );
}

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { CONTROL } from "./control";

/**
 * The native select, so that keyboards, phones and screen readers work as usual.
 */
export function Select({ className, ...props }: ComponentProps<"select">) {
  return (
    <span className={clsx("relative inline-flex w-full", className)}>
      <select
        className={clsx(CONTROL, "peer h-8 appearance-none truncate pr-7 pl-2.5")}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 size-4 text-ink-muted peer-disabled:hidden"
      />
    </span>
  );
}

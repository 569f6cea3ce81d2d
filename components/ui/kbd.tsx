import clsx from "clsx";
import type { ComponentProps } from "react";

/** A key of the keyboard. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={clsx(
        "inline-flex h-4.5 items-center rounded-sm border bg-sunken px-1 font-sans text-2xs text-ink-muted",
        className,
      )}
      {...props}
    />
  );
}

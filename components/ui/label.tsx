import clsx from "clsx";
import type { ComponentProps } from "react";

/** A control's label. Must be given `htmlFor`, or wrap its control. */
export function Label({ className, ...props }: ComponentProps<"label">) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller names the control
  return <label className={clsx("font-medium text-ink-muted text-xs", className)} {...props} />;
}

import clsx from "clsx";
import type { ComponentProps } from "react";

/** The label of a control. Needs `htmlFor`, or must wrap the control. */
export function Label({ className, ...props }: ComponentProps<"label">) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller names the control
  return <label className={clsx("font-medium text-ink-muted text-xs", className)} {...props} />;
}

import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control";

/**
 * A multi-line text input that grows with its text; `className` sets its minimum height.
 */
export function Textarea({
  className = "min-h-16 resize-y",
  ...props
}: ComponentProps<"textarea">) {
  return (
    <textarea
      dir="auto"
      className={clsx(CONTROL, "field-sizing-content px-2.5 py-1.5", className)}
      {...props}
    />
  );
}

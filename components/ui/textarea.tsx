import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control";

/** A text input of several lines that grows with what it holds; `className` sets its least height. */
export function Textarea({
  className = "min-h-16 resize-y",
  ...props
}: ComponentProps<"textarea">) {
  return (
    <textarea
      className={clsx(CONTROL, "field-sizing-content px-2.5 py-1.5", className)}
      {...props}
    />
  );
}

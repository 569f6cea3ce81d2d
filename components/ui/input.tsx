import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control";

/** A one-line text input; `aria-invalid` marks it as invalid. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input dir="auto" className={clsx(CONTROL, "h-8 px-2.5", className)} {...props} />;
}

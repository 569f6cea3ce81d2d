import clsx from "clsx";
import type { ComponentProps } from "react";

/** The place of something that is loading. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={clsx("rounded bg-hover", className)} {...props} />;
}

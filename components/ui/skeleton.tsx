import clsx from "clsx";
import type { ComponentProps } from "react";

/** The placeholder of content that is loading. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={clsx("rounded bg-hover", className)} {...props} />;
}

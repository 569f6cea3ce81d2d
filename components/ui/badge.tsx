import clsx from "clsx";
import type { ComponentProps } from "react";

const TONES = {
  neutral: "bg-hover text-ink-muted",
  accent: "bg-accent-soft text-accent-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
};

/** A word or figure on a colored background. */
export function Badge({
  tone = "neutral",
  className,
  ...props
}: ComponentProps<"span"> & { tone?: keyof typeof TONES }) {
  return (
    <span
      dir="auto"
      className={clsx(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs",
        TONES[tone],
        className,
      )}
      {...props}
    />
  );
}

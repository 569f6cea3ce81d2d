import clsx from "clsx";
import * as Slot from "radix-ui/slot";
import type { ComponentProps } from "react";

const VARIANTS = {
  primary: "bg-accent text-accent-on hover:bg-accent-hover",
  secondary: "border border-line bg-surface text-ink shadow-card hover:bg-hover",
  ghost:
    "text-ink-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink",
  danger: "bg-danger text-danger-on hover:bg-danger-hover",
  "danger-ghost": "text-danger-ink hover:bg-danger-soft",
};

const SIZES = {
  sm: "h-7 gap-1.5 px-2",
  md: "h-8 gap-1.5 px-3",
  "icon-sm": "size-7",
  icon: "size-8",
};

type ButtonProps = ComponentProps<"button"> & {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Renders the only child, such as a link, with the look of a button. */
  asChild?: boolean;
  /** Keeps the button focusable but inactive while an action is running. */
  busy?: boolean;
};

/** A button, by default with `type="button"`. One with only an icon needs an `aria-label`. */
export function Button({
  variant = "secondary",
  size = "md",
  asChild,
  busy,
  className,
  onClick,
  ...props
}: ButtonProps) {
  const Component = asChild ? Slot.Root : "button";
  return (
    <Component
      type={asChild ? undefined : "button"}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(
        "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded font-medium text-sm",
        "transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-busy:cursor-progress aria-busy:opacity-70",
        "[&_svg]:size-4 [&_svg]:shrink-0 pointer-coarse:min-h-11 pointer-coarse:min-w-11",
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      {...props}
    />
  );
}

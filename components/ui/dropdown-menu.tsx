"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactNode } from "react";

type DropdownMenuProps = {
  /** The button that opens the menu. */
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onCloseAutoFocus?: (event: Event) => void;
  className?: string;
  children: ReactNode;
};

/** A menu under a button, made of the items below. */
export function DropdownMenu({
  trigger,
  open,
  onOpenChange,
  align = "start",
  className,
  children,
  ...content
}: DropdownMenuProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...content}
          className={clsx(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border",
            "bg-raised p-1 shadow-raised outline-none motion-safe:animate-appear",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ItemProps = ComponentProps<typeof Radix.Item> & { danger?: boolean };

export function DropdownMenuItem({ danger, className, ...props }: ItemProps) {
  return <Radix.Item className={clsx(ITEM, danger && "text-danger-ink", className)} {...props} />;
}

/** An option of a radio group, with a mark if it is chosen. */
export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={clsx(ITEM, "pr-8", className)} {...props}>
      {children}
      <Radix.ItemIndicator className="absolute right-2">
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export const DropdownMenuRadioGroup = Radix.RadioGroup;

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return (
    <Radix.Label
      className={clsx("px-2 pt-1.5 pb-1 font-medium text-ink-faint text-xs", className)}
      {...props}
    />
  );
}

export function DropdownMenuSeparator({
  className,
  ...props
}: ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator className={clsx("-mx-1 my-1 h-px bg-line", className)} {...props} />;
}

const ITEM = clsx(
  "relative flex min-h-7 cursor-default select-none items-center gap-2 rounded px-2 py-1 text-sm outline-none",
  "data-[highlighted]:bg-hover data-[disabled]:text-ink-faint",
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted pointer-coarse:min-h-11",
);

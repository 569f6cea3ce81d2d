"use client";

import clsx from "clsx";
import * as Radix from "radix-ui/popover";
import type { ReactNode } from "react";

type PopoverProps = {
  trigger: ReactNode;
  /** Names the panel for assistive technology. */
  label: string;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onOpenAutoFocus?: (event: Event) => void;
  /** Moves the focus when the panel has closed, unless a press outside has moved it. */
  onCloseAutoFocus?: (event: Event) => void;
  /** Called before a press or the focus outside closes the panel; preventing the default keeps it. */
  onInteractOutside?: (event: Event) => void;
  className?: string;
  children: ReactNode;
};

/** A small panel next to its trigger, with any content. */
export function Popover({
  trigger,
  label,
  open,
  onOpenChange,
  onCloseAutoFocus,
  align = "start",
  className,
  children,
  ...content
}: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...content}
          onCloseAutoFocus={(event) => {
            const { activeElement, body } = document;
            if (activeElement && activeElement !== body) event.preventDefault();
            else onCloseAutoFocus?.(event);
          }}
          className={clsx(
            "z-50 max-w-[calc(100vw-1rem)] rounded-lg border bg-raised p-3 shadow-raised outline-none motion-safe:animate-appear",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

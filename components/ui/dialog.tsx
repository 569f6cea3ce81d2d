"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button";
import { preventDismissOnListbox, preventDismissOnToasts } from "./prevent-dismiss";
import { useReturnFocus } from "./use-return-focus";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  /** The buttons at the lower edge, with the main one last. */
  footer?: ReactNode;
  className?: string;
  /** Moves the focus when the dialog opens; by default to the first control. */
  onOpenAutoFocus?: (event: Event) => void;
  /** Moves the focus when the dialog has closed; by default back to where it was. */
  onCloseAutoFocus?: (event: Event) => void;
  children?: ReactNode;
};

/**
 * A modal window; on a phone it fills the lower part of the screen. Esc or a click outside closes
 * it.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  className,
  children,
  onOpenAutoFocus,
  onCloseAutoFocus,
}: DialogProps) {
  const returnFocus = useReturnFocus(open, onCloseAutoFocus);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={returnFocus}
          onInteractOutside={preventDismissOnToasts}
          onEscapeKeyDown={preventDismissOnListbox}
          className={clsx(
            "fixed z-50 flex max-h-[calc(100dvh-2rem)] flex-col rounded-xl border border-line bg-raised shadow-overlay outline-none",
            "max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-b-none motion-safe:animate-appear",
            "sm:top-[12vh] sm:right-0 sm:left-0 sm:mx-auto sm:max-h-[80vh] sm:w-full sm:max-w-lg",
            className,
          )}
        >
          <div className="px-5 pt-4 pr-12 pb-3">
            <Radix.Title dir="auto" className="font-semibold text-base">
              {title}
            </Radix.Title>
            {description && (
              <Radix.Description dir="auto" className="mt-0.5 text-ink-muted">
                {description}
              </Radix.Description>
            )}
          </div>
          {children && (
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          )}
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>
          )}
          {/* Last, so that the first control takes the focus. */}
          <Radix.Close asChild>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label="Close"
              className="absolute top-3 right-3"
            >
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

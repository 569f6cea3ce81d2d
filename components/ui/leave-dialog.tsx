"use client";

import { useRef } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

type LeaveDialogProps = { open: boolean; onStay: () => void; onLeave: () => void };

/** Asks before unsaved changes are discarded. */
export function LeaveDialog({ open, onStay, onLeave }: LeaveDialogProps) {
  const stay = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onStay()}
      title="Discard changes?"
      description="Your changes haven’t been saved."
      className="sm:max-w-sm!"
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        stay.current?.focus();
      }}
      footer={
        <>
          <Button onClick={onLeave} variant="danger-ghost">
            Discard
          </Button>
          <Button ref={stay} onClick={onStay} variant="primary">
            Keep editing
          </Button>
        </>
      }
    />
  );
}

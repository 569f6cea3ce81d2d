"use client";

import { useRef } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

type LeaveDialogProps = { open: boolean; onStay: () => void; onLeave: () => void };

/** Asks before what was typed is dropped. */
export function LeaveDialog({ open, onStay, onLeave }: LeaveDialogProps) {
  const stay = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onStay()}
      title="Leave without saving?"
      description="What you changed here has not been saved."
      className="sm:max-w-sm"
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        stay.current?.focus();
      }}
      footer={
        <>
          <Button onClick={onLeave} variant="danger-ghost">
            Leave without saving
          </Button>
          <Button ref={stay} onClick={onStay} variant="primary">
            Keep editing
          </Button>
        </>
      }
    />
  );
}

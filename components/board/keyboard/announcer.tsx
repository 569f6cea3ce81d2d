"use client";

import { useBoard, useBoardModel } from "@/components/board/sync/board-context";

/** Announces what the keyboard does with cards, and describes the keys. */
export function Announcer() {
  const { canEdit } = useBoardModel();
  const announcement = useBoard((state) => state.announcement);
  return (
    <>
      {canEdit && (
        <p id="board-keys" className="sr-only">
          Press Space to pick up the card, arrow keys to move it, Space to drop it, Escape to
          cancel.
        </p>
      )}
      <p role="status" aria-live="assertive" aria-atomic className="sr-only">
        {announcement}
      </p>
    </>
  );
}

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
          Space lifts the card, arrow keys carry it, Space drops it, Escape takes it back.
        </p>
      )}
      <p role="status" aria-live="assertive" aria-atomic className="sr-only">
        {announcement}
      </p>
    </>
  );
}

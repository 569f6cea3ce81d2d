"use client";

import { useBoard } from "@/components/board/sync/board-context";

/**
 * Marks where the dragged card would be dropped. Takes no space, so nothing shifts while dragging.
 */
export function DropMark({ stageId }: { stageId: string }) {
  const top = useBoard(({ drag }) =>
    drag?.target?.position.stageId === stageId ? drag.target.top : null,
  );
  if (top === null) return null;
  return (
    <div
      aria-hidden
      data-drop-mark
      style={{ top }}
      className="-mt-px pointer-events-none absolute inset-x-0 z-10 h-0.5 rounded-full bg-focus"
    />
  );
}

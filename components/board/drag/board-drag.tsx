"use client";

import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import type { ReactNode, RefObject } from "react";
import { useBoardModel } from "@/components/board/sync/board-context";
import { CardGrip } from "./card-grip";
import { DraggedCard } from "./dragged-card";
import { useCardDrag } from "./use-card-drag";

/**
 * Makes the cards inside draggable: with a mouse after 6 px, by touch after a press of 200 ms. Esc
 * cancels.
 */
export function BoardDrag({
  board,
  children,
}: {
  board: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  const { canEdit } = useBoardModel();
  const { press, start, drop, cancel } = useCardDrag(board);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  );
  return (
    <DndContext
      id="board"
      sensors={sensors}
      autoScroll={AUTO_SCROLL}
      accessibility={{
        restoreFocus: false,
        announcements: SILENT,
        screenReaderInstructions: { draggable: "" },
      }}
      onDragStart={start}
      onDragEnd={drop}
      onDragCancel={cancel}
    >
      {canEdit ? <CardGrip onPress={press}>{children}</CardGrip> : children}
      <DragOverlay dropAnimation={null}>
        <DraggedCard />
      </DragOverlay>
    </DndContext>
  );
}

// Scrolls sideways, slowly enough to stop at the next stage on a phone. `scrollAtEdge` scrolls the
// columns.
const AUTO_SCROLL = {
  layoutShiftCompensation: false,
  acceleration: 5,
  threshold: { x: 0.1, y: 0 },
  canScroll: (element: Element) => !element.hasAttribute("data-card-scroller"),
};

// The board makes its own announcements, with names instead of ids.
const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

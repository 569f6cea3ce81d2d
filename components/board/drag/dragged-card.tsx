"use client";

import clsx from "clsx";
import { CardFace, cardTitle } from "@/components/board/card/card-face";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";

/** Shows the dragged card under the pointer. */
export function DraggedCard() {
  const { today, density, fields, canEdit } = useBoardModel();
  const card = useBoard(({ drag, cards }) => (drag ? cards[drag.cardId] : undefined));
  if (!card) return null;
  return (
    <div
      aria-hidden
      className={clsx(
        "flex h-full cursor-grabbing flex-col rounded border border-focus bg-surface shadow-raised",
        density === "compact" ? "px-2.5 py-2" : "p-2.5",
      )}
    >
      <CardFace
        card={card}
        today={today}
        isOpen={card.stage_type === "open"}
        density={density}
        fields={fields}
        title={<div className={cardTitle(density, canEdit)}>{card.name}</div>}
      />
    </div>
  );
}

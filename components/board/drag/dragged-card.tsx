"use client";

import { CardFace, cardTitle } from "@/components/board/card/card-face";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";

/** Shows the dragged card under the pointer. */
export function DraggedCard() {
  const { today, density, fields } = useBoardModel();
  const card = useBoard(({ drag, cards }) => (drag ? cards[drag.cardId] : undefined));
  if (!card) return null;
  return (
    <div
      aria-hidden
      className="flex h-full flex-col cursor-grabbing rounded border border-focus bg-surface px-2.5 py-2 opacity-85 shadow-raised"
    >
      <CardFace
        card={card}
        today={today}
        isOpen={card.stage_type === "open"}
        density={density}
        fields={fields}
        title={<div className={cardTitle(density)}>{card.name}</div>}
      />
    </div>
  );
}

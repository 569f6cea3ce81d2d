"use client";

import { useBoard, useBoardModel } from "./board-context";
import { CARD_TITLE, CardFace } from "./card-face";

/** The card under the pointer while it is dragged. */
export function DraggedCard() {
  const { today } = useBoardModel();
  const card = useBoard(({ drag, cards }) => (drag ? cards[drag.cardId] : undefined));
  if (!card) return null;
  return (
    <div
      aria-hidden
      className="flex h-full flex-col cursor-grabbing rounded border border-focus bg-surface p-2.5 opacity-85 shadow-raised"
    >
      <CardFace
        card={card}
        today={today}
        isOpen={card.stage_type === "open"}
        title={<div className={CARD_TITLE}>{card.name}</div>}
      />
    </div>
  );
}

"use client";

import clsx from "clsx";
import { CardFace, cardTitle } from "@/components/board/card/card-face";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { useSelection } from "@/components/selection/selection";

/** Shows the dragged card under the pointer. */
export function DraggedCard() {
  const { today, density, fields, canEdit } = useBoardModel();
  const card = useBoard(({ drag, cards }) => (drag ? cards[drag.cardId] : undefined));
  const selected = useSelection();
  if (!card) return null;
  const count = selected.includes(card.id) ? selected.length : 1;
  return (
    <div
      aria-hidden
      className={clsx(
        "relative flex h-full cursor-grabbing flex-col rounded border border-focus bg-surface shadow-raised",
        density === "compact" ? "px-2.5 py-2" : "p-2.5",
      )}
    >
      <CardFace
        card={card}
        today={today}
        isOpen={card.stage_type === "open"}
        density={density}
        fields={fields}
        title={
          <div dir="auto" className={cardTitle(density, canEdit)}>
            {card.name}
          </div>
        }
      />
      {count > 1 && (
        <span className="-top-2 -right-2 absolute rounded-full border border-focus bg-accent px-1.5 font-semibold text-accent-on text-xs">
          {count}
        </span>
      )}
    </div>
  );
}

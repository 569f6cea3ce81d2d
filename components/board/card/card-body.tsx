"use client";

import clsx from "clsx";
import Link from "next/link";
import { memo } from "react";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { useIsSelected } from "@/components/selection/selection";
import { CardFace, cardTitle } from "./card-face";

type CardBodyProps = {
  id: string;
  isOpen: boolean;
  /** Whether Tab stops here; the arrow keys reach every card. */
  isTabStop: boolean;
};

/**
 * Shows a card's face, the link that covers it, and its menu button. Does not depend on the card's
 * position.
 */
export const CardBody = memo(function CardBody({ id, isOpen, isTabStop }: CardBodyProps) {
  const { canEdit, today, density, fields, openMenu } = useBoardModel();
  const card = useBoard(({ cards }) => cards[id]);
  const isSelected = useIsSelected(id);
  if (!card) return null;
  return (
    <>
      <CardFace
        card={card}
        today={today}
        density={density}
        fields={fields}
        canEdit={canEdit}
        isOpen={isOpen}
        title={
          <Link
            dir="auto"
            href={`/crm/opportunities/${card.public_id}`}
            prefetch={false}
            scroll={false}
            draggable={false}
            tabIndex={isTabStop ? 0 : -1}
            aria-describedby={canEdit ? "board-keys" : undefined}
            className={clsx(
              cardTitle(density, canEdit),
              "outline-none after:absolute after:inset-0 after:rounded focus-visible:after:outline-2 focus-visible:after:outline-focus",
            )}
          >
            {card.name}
            {isSelected && <span className="sr-only"> (selected)</span>}
          </Link>
        }
      />
      {canEdit && (
        <button
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          aria-haspopup="menu"
          aria-label={`Actions for ${card.name}`}
          onClick={(event) => openMenu(id, event.currentTarget)}
          className={clsx(
            "absolute top-1.5 right-1.5 z-10 flex size-6 items-center justify-center rounded bg-surface text-base text-ink-muted before:content-['⋯']",
            "opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100",
            "pointer-coarse:top-0 pointer-coarse:right-0 pointer-coarse:size-11 pointer-coarse:bg-transparent pointer-coarse:opacity-100",
          )}
        />
      )}
    </>
  );
});

"use client";

import clsx from "clsx";
import { type MouseEvent, memo } from "react";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { fieldOfElement } from "@/components/opportunities/edit/inline-fields";
import { selectThrough, toggleSelected, useIsSelected } from "@/components/selection/selection";
import { CardBody } from "./card-body";

type CardProps = {
  id: string;
  isOpen: boolean;
  /** Whether Tab stops here; the arrow keys reach every card. */
  isTabStop: boolean;
  /** Its index in its column, and the number of cards there. */
  index: number;
  count: number;
};

/**
 * Shows one opportunity on the board. The whole card is its link; the menu button lies above it.
 */
export const Card = memo(function Card({ id, isOpen, isTabStop, index, count }: CardProps) {
  const { store, canEdit, density, metrics, openEdit } = useBoardModel();
  const card = useBoard(({ cards }) => cards[id]);
  const isDragged = useBoard(({ drag }) => drag?.cardId === id);
  const isPickedUp = useBoard(({ keyboardDrag }) => keyboardDrag?.cardId === id);
  const isSelected = useIsSelected(id);
  const isJustWon = useBoard(({ wonCardId }) => wonCardId === id);
  if (!card) return null;
  const press = (event: MouseEvent<HTMLElement>) => {
    if (canEdit && (event.shiftKey || event.ctrlKey || event.metaKey)) return pressToSelect(event);
    const field = event.target instanceof Element ? fieldOfElement(event.target) : undefined;
    if (field && event.target instanceof Element)
      openEdit(id, field, event.target.closest("button") ?? event.target);
  };
  const pressToSelect = (event: MouseEvent) => {
    event.preventDefault();
    if (event.shiftKey)
      selectThrough(
        id,
        store.get().shown[card.pipeline_stage_id]?.filter((other) => other !== null) ?? [],
      );
    else toggleSelected(id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board's keys do the same
    <li
      onClick={press}
      data-selected={isSelected || undefined}
      data-picked-up={isPickedUp || undefined}
      data-card-id={id}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ top: `${index * metrics.row}rem`, height: `${metrics.height}rem` }}
      className={clsx(
        "group absolute inset-x-0 flex touch-manipulation select-none flex-col rounded border transition-colors [-webkit-touch-callout:none]",
        density === "compact" ? "px-2.5 py-2" : "p-2.5",
        isPickedUp ? "shadow-raised ring-2 ring-focus" : "shadow-card",
        isJustWon ? LOOKS.won : isSelected ? LOOKS.selected : LOOKS.plain,
        isDragged && "opacity-40",
      )}
    >
      <CardBody id={id} isOpen={isOpen} isTabStop={isTabStop} />
      {isJustWon && (
        <span className="-top-2 absolute left-2 rounded-full bg-success-soft px-1.5 font-semibold text-2xs text-success-ink motion-safe:animate-appear">
          Won
        </span>
      )}
    </li>
  );
});

// One of them is chosen: which of two classes for one property wins depends on the style sheet.
const LOOKS = {
  plain: "border-line bg-surface hover:border-line-strong",
  selected: "border-accent bg-accent-soft hover:border-accent-ink",
  won: "border-success-ink bg-success-soft",
};

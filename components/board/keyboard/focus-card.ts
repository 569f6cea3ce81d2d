/** Puts the focus on a card's link and scrolls no further than needed to show the card. False when it is not drawn. */
export function focusCard(board: Element | null, cardId: string): boolean {
  const card = board?.querySelector(`[data-card-id="${CSS.escape(cardId)}"]`);
  const link = card?.querySelector("a");
  if (!card || !link) return false;
  link.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/** Puts the focus where the Tab key enters a stage. */
export function focusStage(board: Element | null, stageId: string): void {
  board
    ?.querySelector<HTMLElement>(
      `[data-stage-id="${CSS.escape(stageId)}"] [data-card-id] a[tabindex="0"]`,
    )
    ?.focus();
}

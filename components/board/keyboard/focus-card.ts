/**
 * Focuses a card's link and scrolls the card into view. Returns false if the card is not rendered.
 */
export function focusCard(board: Element | null, cardId: string): boolean {
  const card = board?.querySelector(`[data-card-id="${CSS.escape(cardId)}"]`);
  const link = card?.querySelector("a");
  if (!card || !link) return false;
  link.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/** Focuses the card where Tab enters a stage. */
export function focusStage(board: Element | null, stageId: string): void {
  board
    ?.querySelector<HTMLElement>(
      `[data-stage-id="${CSS.escape(stageId)}"] [data-card-id] a[tabindex="0"]`,
    )
    ?.focus();
}

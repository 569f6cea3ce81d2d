import { fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { boardWith, recordOf } from "@/components/board/state/board-factory";
import { renderOnBoard } from "@/components/board/sync/render-on-board";
import { select } from "@/components/selection/selection";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { Card } from "./card";

afterEach(() => select([]));

function renderCard(fields: Partial<OpportunityRecord> = {}, canEdit = true) {
  const board = boardWith({ open: ["acme"] });
  const cards = { acme: recordOf("acme", "open", 0, { name: "Acme", ...fields }) };
  const part = <Card id="acme" isOpen isTabStop index={2} count={3} />;
  const { store } = renderOnBoard({ ...board, cards }, part, canEdit);
  return { store, card: screen.getByRole("listitem") };
}

const classes = (element: Element) => element.className.split(" ");

test("a selected card has the tint of the selection and no other background", () => {
  const { card } = renderCard();
  expect(classes(card)).toContain("bg-surface");
  fireEvent.click(card, { ctrlKey: true });
  expect(classes(card).filter((name) => name.startsWith("bg-"))).toEqual(["bg-accent-soft"]);
  expect(classes(card)).toEqual(
    expect.arrayContaining(["border-accent", "hover:border-accent-ink"]),
  );
  expect(card.hasAttribute("data-selected")).toBe(true);
});

test("a card that has just been won is tinted, selected or not", () => {
  const { card, store } = renderCard();
  fireEvent.click(card, { ctrlKey: true });
  store.dispatch({ type: "dealWon", cardId: "acme" });
  return vi.waitFor(() =>
    expect(classes(card).filter((name) => name.startsWith("bg-"))).toEqual(["bg-success-soft"]),
  );
});

test("the place and height of a card grow with the text size", () => {
  const { card } = renderCard();
  expect([card.style.top, card.style.height]).toEqual(["14rem", "6.5rem"]);
});

test("a name leaves room for the menu button, where there is one", () => {
  renderCard();
  expect(classes(screen.getByRole("link"))).toContain("pr-5");
});

test("a VIEWER's card has neither menu button nor room for it", () => {
  renderCard({}, false);
  expect(screen.queryByRole("button", { name: "Actions for Acme" })).toBeNull();
  expect(classes(screen.getByRole("link"))).not.toContain("pr-5");
});

test("an overdue date has a mark, not only a color", () => {
  renderCard({ expected_close_date: "2026-11-29" });
  expect(classes(screen.getByText("Nov 29").parentElement ?? document.body)).toContain("late");
});

test("a date to come has no mark", () => {
  renderCard({ expected_close_date: "2026-12-01" });
  expect(classes(screen.getByText("Dec 1").parentElement ?? document.body)).not.toContain("late");
});

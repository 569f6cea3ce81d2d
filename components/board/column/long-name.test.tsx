import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import { createBoardStore } from "@/components/board/state/board-store";
import { shownCardFields } from "@/components/board/state/card-field-choice";
import { cardMetrics } from "@/components/board/state/card-metrics";
import { BoardContext } from "@/components/board/sync/board-context";
import { createBoardSync } from "@/components/board/sync/board-sync";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import { QuickAdd } from "./quick-add";

function renderQuickAdd() {
  const board = boardWith({ open: [] });
  const [stage] = board.stages;
  if (!stage) throw new Error("A board has stages");
  const store = createBoardStore(board);
  const sync = createBoardSync(store, { sending: vi.fn(), moved: vi.fn(), refused: vi.fn() });
  const open = { openMenu: vi.fn(), openEdit: vi.fn(), openMove: vi.fn(), openSchedule: vi.fn() };
  const looks = {
    currency: "USD",
    today: "2026-11-30",
    density: "comfortable" as const,
    metrics: cardMetrics("comfortable"),
    pixelsPerRem: 16,
    fields: shownCardFields(undefined),
  };
  return renderScreen(
    <BoardContext value={{ store, sync, canEdit: true, canAdd: true, ...looks, ...open }}>
      <QuickAdd stage={stage} onClose={vi.fn()} />
    </BoardContext>,
  );
}

test("a pasted name that is too long is sent whole, refused with the reason, and stays", async () => {
  const message = "must be at most 200 characters";
  const calls = stubServer({
    "POST /opportunities": () =>
      problem(422, "invalid", `name ${message}`, { errors: [{ field: "name", message }] }),
  });
  const { user } = renderQuickAdd();
  const name = "x".repeat(230);
  await user.click(screen.getByRole("textbox"));
  await user.paste(name);
  await user.keyboard("{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain(message);
  expect(calls[0]?.body.name ?? calls[0]?.body.opportunity?.name).toBe(name);
  expect(screen.getByRole("textbox")).toHaveProperty("value", name);
});

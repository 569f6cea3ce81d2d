import type { ReactNode } from "react";
import { vi } from "vitest";
import { createBoardStore } from "@/components/board/state/board-store";
import { shownCardFields } from "@/components/board/state/card-field-choice";
import { cardMetrics } from "@/components/board/state/card-metrics";
import { renderScreen } from "@/components/testing/render-screen";
import { BoardContext } from "./board-context";
import { createBoardSync } from "./board-sync";

/**
 * For tests: renders a part of a board in this state, of a user who may edit it unless said. Returns
 * the store and its sync with what the screen gives.
 */
export function renderOnBoard(
  board: Parameters<typeof createBoardStore>[0],
  part: ReactNode,
  canEdit = true,
) {
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
  const screen = renderScreen(
    <BoardContext value={{ store, sync, canEdit, canAdd: canEdit, ...looks, ...open }}>
      {part}
    </BoardContext>,
  );
  return { store, sync, ...screen };
}

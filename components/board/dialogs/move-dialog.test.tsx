import { act, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { boardWith, recordOf } from "@/components/board/state/board-factory";
import { renderOnBoard } from "@/components/board/sync/render-on-board";
import { select } from "@/components/selection/selection";
import { stubServer, writes } from "@/components/testing/stub-server";
import { MoveDialog } from "./move-dialog";

test("Move to… of a selected card says how many it moves and takes the others along", async () => {
  const moved = (id: string, place: number) => () => ({
    opportunity: recordOf(id, "won", place, { lock_version: 1 }),
  });
  const calls = stubServer({
    "PATCH /opportunities/b": moved("b", 0),
    "PATCH /opportunities/a": moved("a", 1),
  });
  const { user, store } = renderOnBoard(
    boardWith({ open: ["a", "b", "c"], won: [], lost: [] }),
    <MoveDialog cardId="b" onClose={vi.fn()} onCloseAutoFocus={vi.fn()} />,
  );
  act(() => select(["a"]));
  expect(screen.getByText("b")).toBeTruthy();
  act(() => select(["a", "b"]));
  expect(screen.getByText("b and 1 more selected")).toBeTruthy();
  await user.selectOptions(screen.getByLabelText("Stage"), "won");
  await user.click(screen.getByRole("button", { name: "Move" }));
  await waitFor(() => expect(store.get().lists).toMatchObject({ open: ["c"], won: ["b", "a"] }));
  expect(writes(calls)).toHaveLength(2);
  act(() => select([]));
});

import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { boardWith, recordOf } from "@/components/board/state/board-factory";
import { positionAt } from "@/components/board/state/card-lists";
import { moveWithSelected } from "@/components/board/sync/move-with-selected";
import { renderOnBoard } from "@/components/board/sync/render-on-board";
import { select } from "@/components/selection/selection";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import { AskLostReason } from "./ask-lost-reason";

type Body = { lost_reason?: string };

/** A server that moves opportunities to the lost stage once it is given a reason. */
function stubLosses() {
  const routes = Object.fromEntries(
    ["a", "b", "c"].map((id, index) => [
      `PATCH /opportunities/${id}`,
      ({ body }: { body: Body }) =>
        body.lost_reason
          ? { opportunity: recordOf(id, "lost", index, { lock_version: 1 }) }
          : problem(422, "invalid", "Enter a reason", {
              errors: [{ field: "lost_reason", message: "is required" }],
            }),
    ]),
  );
  return stubServer(routes);
}

async function dropSelected(ids: string[]) {
  const board = renderOnBoard(
    boardWith({ open: ["a", "b", "c"], won: [], lost: [] }),
    <AskLostReason reasons={["Price"]} returnFocus={() => () => undefined} />,
  );
  const { store, sync } = board;
  act(() => {
    select(ids);
    moveWithSelected(store, sync, "a", positionAt(store.get().shown, "a", "lost", 0));
  });
  const dialog = within(await screen.findByRole("dialog"));
  return { ...board, dialog };
}

test("the selected cards of a drop are asked about once, and all get the reason", async () => {
  const calls = stubLosses();
  const { user, store, dialog } = await dropSelected(["a", "b", "c"]);
  expect(dialog.getByRole("heading", { name: "Why were they lost?" })).toBeTruthy();
  expect(dialog.getByText("a, b, and c")).toBeTruthy();
  await user.click(dialog.getByRole("radio", { name: "Price" }));
  await user.click(dialog.getByRole("button", { name: "Mark 3 as lost" }));
  await waitFor(() => expect(store.get().lists.lost).toEqual(["a", "b", "c"]));
  expect(screen.queryByRole("dialog")).toBeNull();
  const reasons = writes(calls).map(({ body }) => body.lost_reason);
  expect(reasons).toEqual([undefined, "Price", "Price", "Price"]);
});

test("canceling puts all of them back", async () => {
  const calls = stubLosses();
  const { user, store, dialog } = await dropSelected(["a", "b"]);
  await user.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(store.get().shown).toEqual({ open: ["a", "b", "c"], won: [], lost: [] });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(writes(calls)).toHaveLength(1);
});

test("a single card is asked about by its name", async () => {
  stubLosses();
  const { dialog } = await dropSelected([]);
  expect(dialog.getByRole("heading", { name: "Why was it lost?" })).toBeTruthy();
  expect(dialog.getByRole("button", { name: "Mark as lost" })).toBeTruthy();
});

import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import { renderOnBoard } from "@/components/board/sync/render-on-board";
import { problem, stubServer } from "@/components/testing/stub-server";
import { QuickAdd } from "./quick-add";

function renderQuickAdd() {
  const board = boardWith({ open: [] });
  const [stage] = board.stages;
  if (!stage) throw new Error("A board has stages");
  return renderOnBoard(board, <QuickAdd stage={stage} onClose={vi.fn()} />);
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

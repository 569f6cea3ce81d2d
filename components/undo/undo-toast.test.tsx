import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { ApiError } from "@/lib/client/api-error";
import { pushUndo, undoLast } from "./undo-stack";

const undoButton = () => screen.queryByRole("button", { name: "Undo" });

/** Offers an undo that fails with these errors, one after the other, and then succeeds; requests it by key. */
async function offerUndo(...errors: ApiError[]) {
  const { user } = renderScreen(null);
  let calls = 0;
  const undo = async () => {
    calls++;
    const error = errors.shift();
    if (error) throw error;
    return 1;
  };
  act(() => pushUndo({ name: "Acme", undone: "Move undone", undo }, "Moved to Proposal"));
  await screen.findByRole("button", { name: "Undo" });
  act(() => void undoLast());
  return { user, calls: () => calls };
}

test("the toast of an undone change offers no further undo", async () => {
  const { calls } = await offerUndo();
  await screen.findByText("Move undone");
  expect(undoButton()).toBeNull();
  expect(calls()).toBe(1);
});

test("the toast of a refused undo offers none, and names who changed the record", async () => {
  const changed = [{ actor: { name: "Ann Lee" } }];
  await offerUndo(new ApiError(409, "conflict", "…", [], { changed }));
  await screen.findByText("Couldn’t undo: Ann Lee changed it since");
  expect(undoButton()).toBeNull();
});

test("an undo that got no answer can be tried again in its toast", async () => {
  const { user, calls } = await offerUndo(new ApiError(0, "unreachable", "Offline", [], {}));
  await screen.findByText("The change to Acme may have been undone");
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await screen.findByText("Move undone");
  expect(calls()).toBe(2);
});

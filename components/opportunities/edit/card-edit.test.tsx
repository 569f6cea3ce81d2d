import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { recordOf } from "@/components/board/state/board-factory";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import { CardEdit } from "./card-edit";
import type { EditedField, OpenEdit } from "./inline-fields";

const ANT = recordOf("ant", "open", 0, { amount: "100.00", lock_version: 1 });
const BEE = recordOf("bee", "open", 1, { lock_version: 1 });
const AT = { top: 0, left: 0, width: 10, height: 10 };

function Editors() {
  const [edit, setEdit] = useState<OpenEdit | null>(null);
  const open = (cardId: string, field: EditedField) => setEdit({ cardId, field, at: AT });
  return (
    <main>
      <button type="button" onClick={() => open("ant", "amount")}>
        Ant
      </button>
      <button type="button" onClick={() => open("bee", "amount")}>
        Bee
      </button>
      <input aria-label="Search" />
      {edit && (
        <CardEdit
          key={edit.cardId}
          edit={edit}
          card={edit.cardId === "ant" ? ANT : BEE}
          members={[]}
          onClose={() => setEdit(null)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            screen.queryByRole("button", { name: "Ant" })?.focus();
          }}
        />
      )}
    </main>
  );
}

async function openAmount() {
  const { user } = renderScreen(<Editors />);
  await user.click(screen.getByRole("button", { name: "Ant" }));
  const amount = await screen.findByLabelText("Amount");
  // The press that opened it is over.
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  return { user, amount };
}

const saved = (amount: string) => () => ({ opportunity: { ...ANT, amount, lock_version: 2 } });
const isOpen = () => screen.queryByLabelText("Amount") !== null;

test("a press outside saves what was typed and leaves the focus where it was pressed", async () => {
  const calls = stubServer({ "PATCH /opportunities/ant": saved("250.00") });
  const { user, amount } = await openAmount();
  await user.clear(amount);
  await user.type(amount, "250");
  await user.click(screen.getByLabelText("Search"));
  await waitFor(() => expect(isOpen()).toBe(false));
  expect(writes(calls).map(({ body }) => body)).toEqual([{ opportunity: { amount: "250" } }]);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(document.activeElement).toBe(screen.getByLabelText("Search"));
});

test("the focus elsewhere saves what was typed, once", async () => {
  const calls = stubServer({ "PATCH /opportunities/ant": saved("300.00") });
  const { user, amount } = await openAmount();
  await user.clear(amount);
  await user.type(amount, "300");
  act(() => screen.getByLabelText("Search").focus());
  await waitFor(() => expect(isOpen()).toBe(false));
  expect(writes(calls)).toHaveLength(1);
});

test("a press outside keeps a refused value and says why", async () => {
  const calls = stubServer({
    "PATCH /opportunities/ant": () =>
      problem(422, "invalid", "…", { errors: [{ field: "amount", message: "is no amount" }] }),
  });
  const { user, amount } = await openAmount();
  await user.clear(amount);
  await user.type(amount, "12x");
  await user.click(screen.getByLabelText("Search"));
  expect(await screen.findByText("Is no amount")).toBeTruthy();
  await user.click(screen.getByLabelText("Search"));
  expect(screen.getByLabelText<HTMLInputElement>("Amount").value).toBe("12x");
  expect(writes(calls)).toHaveLength(1);
});

test("a value refused after another editor was opened appears in a toast with what was typed", async () => {
  let refuse = () => {};
  const refusal = problem(422, "invalid", "…", {
    errors: [{ field: "amount", message: "is no amount" }],
  });
  stubServer({
    "PATCH /opportunities/ant": () =>
      new Promise((resolve) => {
        refuse = () => resolve(refusal);
      }),
  });
  const { user, amount } = await openAmount();
  await user.clear(amount);
  await user.type(amount, "12x");
  await user.click(screen.getByRole("button", { name: "Bee" }));
  await screen.findByRole("dialog", { name: "Amount of bee" });
  refuse();
  expect(await screen.findByText("Amount of ant was not changed")).toBeTruthy();
  expect(screen.getByText("“12x”: Is no amount")).toBeTruthy();
  expect(screen.getByRole("dialog", { name: "Amount of bee" })).toBeTruthy();
});

test("without a change a press outside closes and sends nothing; Esc discards a change", async () => {
  const calls = stubServer({});
  const { user } = await openAmount();
  await user.click(screen.getByLabelText("Search"));
  await waitFor(() => expect(isOpen()).toBe(false));
  await user.click(screen.getByRole("button", { name: "Ant" }));
  await user.type(await screen.findByLabelText("Amount"), "9{Escape}");
  await waitFor(() => expect(isOpen()).toBe(false));
  expect(writes(calls)).toEqual([]);
});

import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { Combobox } from "./combobox";
import type { ComboboxOption } from "./combobox-option";
import { Field } from "./field";

const NAMES = ["Aarhus Ports", "Baltic Freight", "Riverbend Water", "Riverbend Wind"];
const option = (label: string): ComboboxOption => ({ id: label, label });

type PickerProps = {
  search: (text: string) => Promise<ComboboxOption[]>;
  onChoose: (name: string | null) => void;
};

function Picker({ search, onChoose }: PickerProps) {
  const [value, setValue] = useState<ComboboxOption | null>(null);
  const choose = (next: ComboboxOption | null) => {
    onChoose(next?.label ?? null);
    setValue(next);
  };
  return (
    <>
      <Field label="Account">
        {(control) => (
          <Combobox control={control} value={value} onChange={choose} search={search} />
        )}
      </Field>
      <button type="button">Next</button>
    </>
  );
}

/** A picker whose answers arrive when `answer` is called, if `isSlow`. */
function renderPicker({ isSlow = false, failing = false } = {}) {
  const waiting: (() => void)[] = [];
  const search = async (text: string) => {
    if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
    if (failing) throw new Error("lost");
    return NAMES.filter((name) => name.toLowerCase().includes(text.toLowerCase())).map(option);
  };
  const chosen: (string | null)[] = [];
  const { user } = renderScreen(<Picker search={search} onChoose={(name) => chosen.push(name)} />);
  const input = () => screen.getByLabelText<HTMLInputElement>("Account");
  const answer = async () => {
    await waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    await act(async () => waiting.splice(0).forEach((resolve) => void resolve()));
  };
  return { user, input, chosen, answer };
}

test("Enter pressed before the answer chooses the only match of the text, never one of the text before", async () => {
  const { user, input, chosen } = renderPicker();
  await user.click(input());
  await screen.findByRole("option", { name: "Aarhus Ports" });
  await user.type(input(), "Baltic{Enter}");
  expect(chosen).toEqual([]);
  await waitFor(() => expect(input().value).toBe("Baltic Freight"));
  expect(chosen).toEqual(["Baltic Freight"]);
});

test("Enter pressed before an answer with several matches, or none, chooses nothing", async () => {
  const { user, input, chosen } = renderPicker();
  await user.click(input());
  await screen.findByRole("option", { name: "Aarhus Ports" });
  await user.type(input(), "Riverbend{Enter}");
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
  await user.clear(input());
  await user.type(input(), "Crestview{Enter}");
  await screen.findByText("Nothing found");
  expect(chosen).toEqual([]);
  expect(input().value).toBe("Crestview");
});

test("Enter pressed before the answer chooses among several the one of exactly that name", async () => {
  const { user, input, chosen, answer } = renderPicker({ isSlow: true });
  await user.type(input(), "riverbend water{Enter}");
  await answer();
  await waitFor(() => expect(chosen).toEqual(["Riverbend Water"]));
});

test("arrow keys and Enter choose from the answer to the text", async () => {
  const { user, input, chosen } = renderPicker();
  await user.type(input(), "Riverbend");
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(chosen).toEqual(["Riverbend Wind"]);
});

test("a press of Enter in the just opened list chooses nothing", async () => {
  const { user, input, chosen } = renderPicker();
  await user.click(input());
  await screen.findByRole("option", { name: "Aarhus Ports" });
  await user.keyboard("{Enter}");
  expect(chosen).toEqual([]);
  await user.keyboard("{ArrowDown}{Enter}");
  expect(chosen).toEqual(["Aarhus Ports"]);
});

test("text without a match stays when the input is left, and says that nothing is chosen", async () => {
  const { user, input, chosen } = renderPicker();
  await user.type(input(), "Crestview");
  await user.tab();
  expect((await screen.findByRole("alert")).textContent).toContain(
    "Nothing chosen for “Crestview”",
  );
  expect(input().value).toBe("Crestview");
  expect(input().getAttribute("aria-invalid")).toBe("true");
  await user.click(screen.getByRole("button", { name: "Clear Crestview" }));
  expect(input().value).toBe("");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(chosen).toEqual([]);
});

test("the full name of one record is chosen when the input is left, even before the answer", async () => {
  const { user, input, chosen, answer } = renderPicker({ isSlow: true });
  await user.type(input(), "baltic freight");
  await user.tab();
  expect(screen.queryByRole("alert")).toBeNull();
  await answer();
  await waitFor(() => expect(chosen).toEqual(["Baltic Freight"]));
});

test("text stays after a failed search", async () => {
  const { user, input, chosen } = renderPicker({ failing: true });
  await user.type(input(), "Baltic{Enter}");
  await screen.findByText(/search failed/);
  await user.tab();
  await screen.findByRole("alert");
  expect([input().value, chosen]).toEqual(["Baltic", []]);
});

test("the keys of a conversion are not the picker's", async () => {
  const { user, input, chosen } = renderPicker();
  await user.type(input(), "Baltic");
  await screen.findByRole("option", { name: "Baltic Freight" });
  fireEvent.keyDown(input(), { key: "Enter", isComposing: true });
  fireEvent.keyDown(input(), { key: "Enter", keyCode: 229 });
  fireEvent.keyDown(input(), { key: "Escape", isComposing: true });
  expect(chosen).toEqual([]);
  expect(screen.getByRole("option", { name: "Baltic Freight" })).toBeTruthy();
});

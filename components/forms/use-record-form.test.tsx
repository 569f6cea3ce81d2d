// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiError } from "@/lib/client/api-error";
import { checkName } from "./check-name";
import type { FormShape } from "./form-shape";
import { changeBetween } from "./record-draft";
import { useRecordForm } from "./use-record-form";

type Shown = { name: string; city: string; version: number };
type Draft = { name: string; city: string };

const base: Shown = { name: "Acme", city: "Oslo", version: 0 };
const theirs: Shown = { name: "Acme Ltd", city: "Oslo", version: 1 };
const stale = new ApiError(412, "stale", "Changed", [], { record: theirs });

function renderForm(save: FormShape<Shown, Draft>["save"]) {
  const shape: FormShape<Shown, Draft> = {
    draftOf: ({ name, city }) => ({ name, city }),
    check: checkName,
    save,
    newerOf: async ({ status }) => (status === 412 ? theirs : undefined),
  };
  return renderHook(() => useRecordForm(base, shape)).result;
}

/** Saves what differs, as the server would. */
const saved: FormShape<Shown, Draft>["save"] = async (record, draft, from) => ({
  ...record,
  ...changeBetween(draft, from, (field) => ({ [field]: draft[field] })),
  version: record.version + 1,
});

test("a save sends the draft on its base, and the result becomes the base", async () => {
  const form = renderForm(saved);
  act(() => form.current.set({ city: "Bergen" }));
  expect(form.current.changed).toEqual(["city"]);
  await act(() => form.current.save());
  expect(form.current.base).toEqual({ name: "Acme", city: "Bergen", version: 1 });
  expect(form.current.changed).toEqual([]);
});

test("a blank name is refused without a request, and typing clears the error", async () => {
  const save = vi.fn(saved);
  const form = renderForm(save);
  act(() => form.current.set({ name: " " }));
  await act(() => form.current.save());
  expect(form.current.errors).toEqual({ name: "Enter a name" });
  expect(save).not.toHaveBeenCalled();
  act(() => form.current.set({ name: "A" }));
  expect(form.current.errors).toEqual({});
});

test("edits made during a save are kept", async () => {
  const form = renderForm(async (...sent) => {
    act(() => form.current.set({ city: "Molde" }));
    return saved(...sent);
  });
  act(() => form.current.set({ name: "Acme AS" }));
  await act(() => form.current.save());
  expect(form.current.base.name).toBe("Acme AS");
  expect(form.current.draft).toEqual({ name: "Acme AS", city: "Molde" });
  expect(form.current.changed).toEqual(["city"]);
});

test("a conflict keeps the edits, which can be put on top of the newer version or dropped", async () => {
  for (const [decide, draft] of [
    ["carryOver", { name: "Acme Ltd", city: "Bergen" }],
    ["discard", { name: "Acme Ltd", city: "Oslo" }],
  ] as const) {
    const form = renderForm(() => Promise.reject(stale));
    act(() => form.current.set({ city: "Bergen" }));
    await act(() => form.current.save());
    expect(form.current).toMatchObject({ newer: theirs, base, draft: { city: "Bergen" } });
    act(() => form.current[decide]());
    expect(form.current.newer).toBeUndefined();
    expect(form.current).toMatchObject({ base: theirs, draft });
  }
});

test("saveOver sends the edits on top of the newer version", async () => {
  const save = vi.fn(saved).mockRejectedValueOnce(stale);
  const form = renderForm(save);
  act(() => form.current.set({ city: "Bergen" }));
  await act(() => form.current.save());
  await act(() => form.current.saveOver());
  expect(save).toHaveBeenLastCalledWith(
    theirs,
    { name: "Acme Ltd", city: "Bergen" },
    { name: "Acme Ltd", city: "Oslo" },
  );
  expect(form.current.base.version).toBe(2);
});

test("a newer version is shown at once without edits, and waits beside them otherwise", () => {
  const form = renderForm(saved);
  act(() => form.current.receive(theirs));
  expect(form.current).toMatchObject({ base: theirs, draft: { name: "Acme Ltd" } });
  act(() => form.current.set({ city: "Bergen" }));
  act(() => form.current.receive({ ...theirs, version: 2 }));
  expect(form.current).toMatchObject({ base: theirs, newer: { version: 2 } });
});

test("a request without a response keeps the edits and says so", async () => {
  const form = renderForm(() => Promise.reject(new TypeError("network")));
  act(() => form.current.set({ city: "Bergen" }));
  await act(() => form.current.save());
  expect(form.current.refusal).toBe(
    "Something went wrong. Your changes are still here. Try again.",
  );
  expect(form.current.draft.city).toBe("Bergen");
});

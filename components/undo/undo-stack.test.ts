import { afterEach, expect, test, vi } from "vitest";
import { ApiError } from "@/lib/client/api-error";
import { pushUndo, trackPending, undoLast } from "./undo-stack";

const toasts = vi.hoisted(() => ({ errors: [] as unknown[] }));
vi.mock("sonner", () => ({
  toast: Object.assign(() => {}, {
    success: () => {},
    error: (title: string, { description }: { description: string }) =>
      toasts.errors.push([title, description]),
  }),
}));

const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(async () => {
  while (undoLast()) await settled();
  toasts.errors = [];
});

test("steps are undone last first, each once", async () => {
  const undone: string[] = [];
  for (const name of ["a", "b"]) pushUndo({ name, undo: async () => undone.push(name) }, name);
  expect(undoLast()).toBe(true);
  expect(undoLast()).toBe(true);
  expect(undoLast()).toBe(false);
  await settled();
  expect(undone).toEqual(["b", "a"]);
});

test("a step is undone on the version made by undoing the later ones", async () => {
  const on: number[] = [];
  const undo = (made: number) => async (version: number) => {
    on.push(version);
    return made;
  };
  pushUndo({ name: "first", record: { id: "x", before: 0, after: 1 }, undo: undo(4) }, "");
  pushUndo({ name: "second", record: { id: "x", before: 1, after: 2 }, undo: undo(3) }, "");
  pushUndo({ name: "another record", record: { id: "y", before: 1, after: 2 }, undo: undo(9) }, "");
  for (let step = 0; step < 3; step++) {
    undoLast();
    await settled();
  }
  expect(on).toEqual([2, 2, 3]);
});

test("an undo requested while a change is being sent undoes that change, or nothing if it is refused", async () => {
  const undone: string[] = [];
  const step = (name: string) => pushUndo({ name, undo: async () => undone.push(name) }, name);
  step("before");
  trackPending(settled().then(() => step("sent")));
  expect(undoLast()).toBe(true);
  await settled();
  await settled();
  expect(undone).toEqual(["sent"]);
  trackPending(settled());
  undoLast();
  await settled();
  await settled();
  expect(undone).toEqual(["sent"]);
});

test("a refused undo names who changed the record", async () => {
  const changed = [{ name: "Acme", actor: { type: "user", name: "Ann Lee" }, fields: ["amount"] }];
  for (const [status, code] of [
    [412, "stale"],
    [409, "conflict"],
  ] as const) {
    const undo = async () => {
      throw new ApiError(status, code, "…", [], { changed });
    };
    pushUndo({ name: "Acme", undo }, "");
    undoLast();
    await settled();
  }
  expect(toasts.errors).toEqual(
    Array.from({ length: 2 }, () => ["Couldn’t undo: Ann Lee changed it since", "Acme"]),
  );
});

test("an undo of a record that was changed since is refused with a message and not offered again", async () => {
  const undo = async () => {
    throw new ApiError(412, "stale", "…", [], {});
  };
  pushUndo({ name: "Acme", undo }, "");
  undoLast();
  await settled();
  expect(toasts.errors).toEqual([["Couldn’t undo: somebody changed it since", "Acme"]]);
  expect(undoLast()).toBe(false);
});

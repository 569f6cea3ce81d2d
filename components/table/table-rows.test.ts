import { expect, test } from "vitest";
import { recordOf } from "@/components/board/state/board-factory";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { appendPage, applyChange } from "./table-rows";

const row = (id: string, pipeline_id = "p1", name = id) =>
  recordOf(id, "s1", 0, { pipeline_id, name });
const ids = (rows: OpportunityRecord[]) => rows.map(({ id }) => id);

test("a row on two pages is shown once", () => {
  expect(ids(appendPage([row("a"), row("b")], [row("b"), row("c")]))).toEqual(["a", "b", "c"]);
});

test("an edited row is replaced in place, a deleted row is removed, a new row comes first", () => {
  const rows = [row("a"), row("b")];
  expect(
    applyChange(rows, { kind: "updated", opportunity: row("b", "p1", "new name") }, "p1")[1]?.name,
  ).toBe("new name");
  expect(ids(applyChange(rows, { kind: "deleted", opportunity: row("a") }, "p1"))).toEqual(["b"]);
  expect(ids(applyChange(rows, { kind: "created", opportunity: row("c") }, "p1"))).toEqual([
    "c",
    "a",
    "b",
  ]);
  expect(ids(applyChange(rows, { kind: "updated", opportunity: row("c") }, "p1"))).toEqual([
    "a",
    "b",
  ]);
});

test("an opportunity that left the pipeline is removed, and one of another pipeline is never added", () => {
  const rows = [row("a"), row("b")];
  expect(ids(applyChange(rows, { kind: "updated", opportunity: row("a", "p2") }, "p1"))).toEqual([
    "b",
  ]);
  expect(ids(applyChange(rows, { kind: "created", opportunity: row("x", "p2") }, "p1"))).toEqual([
    "a",
    "b",
  ]);
});

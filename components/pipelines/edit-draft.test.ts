import { describe, expect, test } from "vitest";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { conflictLines } from "./conflict-lines";
import {
  addStage,
  changeStage,
  keepStage,
  moveStage,
  putOver,
  removeStage,
  settle,
} from "./edit-draft";
import {
  changeOf,
  draftOf,
  errorsOf,
  errorsOfIssues,
  heldBy,
  isChanged,
  withoutTarget,
} from "./pipeline-draft";

const COUNTS: Record<string, number> = { lead: 3, offer: 2 };

function pipeline(stages: string[], change: Partial<PipelineRecord> = {}): PipelineRecord {
  return {
    id: "pipeline",
    name: "Sales",
    description: null,
    is_default: false,
    is_shared: true,
    user_id: null,
    is_active: true,
    is_archived: false,
    position: 0,
    opportunities_count: 5,
    created_by_user_id: null,
    created_at: "2026-11-22T10:00:00.000Z",
    updated_at: "2026-11-22T10:00:00.000Z",
    lock_version: 1,
    stages: stages.map((id, position) => ({
      id,
      name: id,
      description: null,
      position,
      stage_type: id === "won" ? "won" : "open",
      probability: id === "won" ? 100 : 50,
      color: null,
      rotting_days: null,
      opportunities_count: COUNTS[id] ?? 0,
    })),
    ...change,
  };
}

const base = pipeline(["lead", "offer", "won"]);
const keys = ({ stages }: { stages: { key: string }[] }) => stages.map(({ key }) => key);

describe("a draft", () => {
  test("a draft is unchanged until an edit, and again when the edit is reverted", () => {
    const draft = draftOf(base);
    expect(isChanged(draft, base)).toBe(false);
    const typed = changeStage(draft, "lead", { probability: "60" });
    expect(isChanged(typed, base)).toBe(true);
    expect(isChanged(changeStage(typed, "lead", { probability: "50" }), base)).toBe(false);
    expect(isChanged({ ...draft, name: " Sales ", description: "  " }, base)).toBe(false);
  });

  test("a draft is sent whole: no probability for closed stages, removed stages last with targets", () => {
    const draft = removeStage(moveStage(draftOf(base), "won", 0), "lead", "offer");
    expect(changeOf(draft).stages).toEqual([
      { id: "won", name: "won", color: null, stage_type: "won", rotting_days: null },
      {
        id: "offer",
        name: "offer",
        color: null,
        stage_type: "open",
        probability: 50,
        rotting_days: null,
      },
      { id: "lead", _destroy: true, move_opportunities_to: "offer" },
    ]);
  });

  test("a new stage is added after the last open one, and its removal leaves no trace", () => {
    const draft = addStage(draftOf(base), "new");
    expect(keys(draft)).toEqual(["lead", "offer", "new", "won"]);
    expect(removeStage(draft, "new", null)).toEqual(draftOf(base));
  });

  test("a removed target passes its opportunities on, and a kept stage returns to its index", () => {
    const once = removeStage(draftOf(base), "lead", "offer");
    const offer = once.stages[0];
    expect(offer && heldBy(once, offer)).toBe(5);
    const twice = removeStage(once, "offer", "won");
    expect(twice.removed.map(({ stage, moveTo }) => [stage.id, moveTo])).toEqual([
      ["lead", "won"],
      ["offer", "won"],
    ]);
    expect(keys(keepStage(keepStage(twice, "offer"), "lead"))).toEqual(["lead", "offer", "won"]);
  });

  test("errors are named by stage, before and after sending", () => {
    let draft = changeStage(draftOf(base), "lead", {
      name: " OFFER ",
      probability: "101",
      rotting_days: "0.5",
    });
    expect(Object.keys(errorsOf(draft)).toSorted()).toEqual([
      "lead.probability",
      "lead.rotting_days",
      "offer.name",
    ]);
    draft = changeStage(draftOf(base), "won", { name: "", probability: "nonsense" });
    expect(errorsOf(draft)).toEqual({ "won.name": "Enter a name" });
    expect(errorsOfIssues(draft, [{ field: "stages[2].name", message: "is required" }])).toEqual({
      "won.name": "Is required",
    });
  });
});

test("edits during a save are kept, and a new stage gets its id", () => {
  const sent = removeStage(addStage(draftOf(base), "key"), "lead", "offer");
  const typed = changeStage(sent, "key", { name: "Typed later" });
  const saved = pipeline(["offer", "made", "won"], { lock_version: 2 });
  const draft = settle(typed, sent, draftOf(saved));
  expect(draft.stages.map(({ key, id }) => [key, id])).toEqual([
    ["offer", "offer"],
    ["key", "made"],
    ["won", "won"],
  ]);
  expect(draft.removed).toEqual([]);
  expect(draft.stages[1]?.name).toBe("Typed later");
});

describe("a conflict", () => {
  const mine = changeStage(removeStage(draftOf(base), "lead", "offer"), "offer", {
    probability: "80",
  });
  const theirs = pipeline(["won", "held", "lead"], { lock_version: 2, name: "Theirs" });

  test("a conflict lists the differences between the newer version and the draft", () => {
    expect(conflictLines(theirs, mine)).toEqual([
      { what: "Name", theirs: "Theirs", mine: "Sales" },
      { what: "Stage held", theirs: "added", mine: "not included" },
      { what: "Stage lead", theirs: "kept", mine: "removed" },
      { what: "Stage offer", theirs: "removed", mine: "kept" },
    ]);
    expect(
      conflictLines(
        pipeline(["won", "offer"], { lock_version: 2 }),
        draftOf(pipeline(["offer", "won"])),
      ),
    ).toEqual([{ what: "Order of stages", theirs: "won, offer", mine: "offer, won" }]);
    expect(conflictLines(base, draftOf(base))).toEqual([]);
  });

  test("a draft put over the newer version restores its own stages and drops vanished targets", () => {
    const over = putOver(mine, draftOf(base), draftOf(theirs));
    expect(changeOf(over).stages).toEqual([
      {
        id: null,
        name: "offer",
        color: null,
        stage_type: "open",
        probability: 80,
        rotting_days: null,
      },
      { id: "won", name: "won", color: null, stage_type: "won", rotting_days: null },
      { id: "lead", _destroy: true, move_opportunities_to: null },
      { id: "held", _destroy: true, move_opportunities_to: null },
    ]);
    expect(withoutTarget(over).map(({ stage }) => stage.id)).toEqual(["lead"]);
  });
});

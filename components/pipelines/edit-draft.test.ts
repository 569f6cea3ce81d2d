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

const HELD: Record<string, number> = { lead: 3, offer: 2 };

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
      opportunities_count: HELD[id] ?? 0,
    })),
    ...change,
  };
}

const base = pipeline(["lead", "offer", "won"]);
const keys = ({ stages }: { stages: { key: string }[] }) => stages.map(({ key }) => key);

describe("a draft", () => {
  test("asks for nothing until something is typed, and for nothing again when it is typed back", () => {
    const draft = draftOf(base);
    expect(isChanged(draft, base)).toBe(false);
    const typed = changeStage(draft, "lead", { probability: "60" });
    expect(isChanged(typed, base)).toBe(true);
    expect(isChanged(changeStage(typed, "lead", { probability: "50" }), base)).toBe(false);
    expect(isChanged({ ...draft, name: " Sales ", description: "  " }, base)).toBe(false);
  });

  test("is sent as the whole list, closed stages without a probability, removed ones last with their targets", () => {
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

  test("puts a new stage behind the last open one, and drops it without a trace", () => {
    const draft = addStage(draftOf(base), "new");
    expect(keys(draft)).toEqual(["lead", "offer", "new", "won"]);
    expect(removeStage(draft, "new", null)).toEqual(draftOf(base));
  });

  test("hands on what a removed stage was to take, and brings a kept one back to its place", () => {
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

  test("names what is wrong by stage, before and after it is sent", () => {
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

test("what was typed during a save stays, and a new stage is known by its id from then on", () => {
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

describe("a save that somebody was faster than", () => {
  const mine = changeStage(removeStage(draftOf(base), "lead", "offer"), "offer", {
    probability: "80",
  });
  const theirs = pipeline(["won", "held", "lead"], { lock_version: 2, name: "Theirs" });

  test("is shown as what they have against what is here", () => {
    expect(conflictLines(theirs, mine)).toEqual([
      { what: "Name", theirs: "Theirs", mine: "Sales" },
      { what: "Stage held", theirs: "was added", mine: "is not there" },
      { what: "Stage lead", theirs: "is there", mine: "removed" },
      { what: "Stage offer", theirs: "was removed", mine: "is there" },
    ]);
    expect(
      conflictLines(
        pipeline(["won", "offer"], { lock_version: 2 }),
        draftOf(pipeline(["offer", "won"])),
      ),
    ).toEqual([{ what: "Order of stages", theirs: "won, offer", mine: "offer, won" }]);
    expect(conflictLines(base, draftOf(base))).toEqual([]);
  });

  test("can be put over theirs: their stages go, the ones they removed are made anew, and no target is one that is gone", () => {
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

import { expect, test } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { stageBeforeClosing } from "./reopen";

const [open, won, lost] = boardWith({}).stages as [StageRecord, StageRecord, StageRecord];
const later: StageRecord = { ...open, id: "later" };
const stages = [open, later, won, lost];
const moves = (...pairs: [string, string][]) =>
  pairs.map(
    (pair, id): ChangeEventRecord => ({
      id,
      record_type: "opportunity",
      record_id: "a",
      public_id: "opp_a",
      action: "move",
      actor: { type: "user", user_id: "u", api_key_id: null, name: "U" },
      changes: { pipeline_stage_id: pair },
      undoes: null,
      created_at: "2026-01-01T00:00:00.000Z",
    }),
  );

test("a move that was taken back does not count", () => {
  const [first, wrong, back] = moves(["later", "won"], ["won", "open"], ["open", "won"]);
  if (!first || !wrong || !back) throw new Error("There are three moves");
  const history = [first, wrong, { ...back, undoes: wrong.id }];
  expect(stageBeforeClosing(history, "won", stages)?.id).toBe("later");
});

test("a closed card reopens in the stage it was closed from", () => {
  expect(stageBeforeClosing(moves(["open", "later"], ["later", "won"]), "won", stages)?.id).toBe(
    "later",
  );
});

test("a card that went from one closed stage to another reopens in the stage before the first", () => {
  expect(stageBeforeClosing(moves(["later", "lost"], ["lost", "won"]), "won", stages)?.id).toBe(
    "later",
  );
});

test("a card whose previous stage is unknown or deleted reopens in the first open stage", () => {
  expect(stageBeforeClosing([], "won", stages)?.id).toBe("open");
  expect(stageBeforeClosing(moves(["removed", "won"]), "won", stages)?.id).toBe("open");
});

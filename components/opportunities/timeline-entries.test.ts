import { expect, test } from "vitest";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import { keyOf, openActivities, pastEntries } from "./timeline-entries";

test("open activities are sorted by due time, undated ones last, without notes and completed ones", () => {
  const due = activityOf("due", { state: "planned", due_at: "2026-11-23T00:00:00.000Z" });
  const late = activityOf("late", { state: "late", due_at: "2026-11-01T00:00:00.000Z" });
  const undated = activityOf("undated", { state: "planned" });
  const rest = [activityOf("note", { state: null }), activityOf("done", { state: "done" })];
  expect(openActivities([undated, due, ...rest, late])).toEqual([late, due, undated]);
});

test("past activities and changes are one list, newest first, which can be narrowed to either", () => {
  const note = activityOf("note", {
    state: null,
    created_at: "2026-11-02T00:00:00.000Z",
  });
  const done = activityOf("done", {
    state: "done",
    created_at: "2026-11-01T00:00:00.000Z",
    done_at: "2026-11-04T00:00:00.000Z",
  });
  const open = activityOf("open", { state: "planned" });
  const events = [eventOf(1, "2026-11-01T12:00:00.000Z"), eventOf(2, "2026-11-03T00:00:00.000Z")];
  const keys = (view: "all" | "activities" | "changes") =>
    pastEntries([note, open, done], events, view).map(
      (entry) => entry.activity?.id ?? entry.event?.id,
    );
  expect(keys("all")).toEqual(["done", 2, "note", 1]);
  expect(keys("activities")).toEqual(["done", "note"]);
  expect(keys("changes")).toEqual([2, 1]);
});

test("changes of the same time keep their order, even if their ids differ in length", () => {
  const moment = "2026-11-03T00:00:00.000Z";
  const entries = pastEntries([], [eventOf(9, moment), eventOf(10, moment)], "all");
  expect(entries.map(({ event }) => event?.id)).toEqual([10, 9]);
  expect(new Set(entries.map(keyOf)).size).toBe(2);
});

function activityOf(id: string, input: Partial<ActivityRecord>): ActivityRecord {
  return {
    id,
    public_id: `act_${id}`,
    kind: input.state === null ? "note" : "task",
    subject: id,
    body: null,
    due_at: null,
    done_at: null,
    state: "planned",
    opportunity_id: null,
    opportunity_public_id: null,
    opportunity_name: null,
    contact_id: null,
    contact_public_id: null,
    contact_name: null,
    account_id: null,
    account_public_id: null,
    account_name: null,
    owner_user_id: null,
    owner_name: null,
    external_system: null,
    external_id: null,
    created_at: "2026-11-01T00:00:00.000Z",
    updated_at: "2026-11-01T00:00:00.000Z",
    lock_version: 0,
    ...input,
  };
}

function eventOf(id: number, created_at: string): ChangeEventRecord {
  const actor = { type: "user" as const, user_id: null, api_key_id: null, name: null };
  return {
    id,
    record_type: "opportunity",
    record_id: "o",
    public_id: null,
    action: "update",
    actor,
    undoes: null,
    changes: {},
    created_at,
  };
}

import { expect, test } from "vitest";
import { joinNote, splitNote } from "./note-text";

test("what is split reads as it was typed", () => {
  for (const text of [
    "Short",
    "First line\nand more",
    `${"long ".repeat(200)}end`,
    "x".repeat(500),
  ]) {
    const split = splitNote(`  ${text} `, "Note");
    expect(joinNote(split)).toBe(text);
    expect(split.subject.length).toBeLessThanOrEqual(500);
  }
});

test("nothing typed leaves the kind's own name", () => {
  expect(splitNote(" \n ", "Call")).toEqual({ subject: "Call", body: null });
});

test("a subject that is not in the body stands before it", () => {
  expect(joinNote({ subject: "Call", body: "They agreed" })).toBe("Call\nThey agreed");
});

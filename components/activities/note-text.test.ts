import { expect, test } from "vitest";
import { joinNote, splitNote } from "./note-text";

test("a text that was split reads as it was typed", () => {
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

test("a blank text gets the name of its kind as its subject", () => {
  expect(splitNote(" \n ", "Call")).toEqual({ subject: "Call", body: null });
});

test("a subject that the body does not start with is shown before the body", () => {
  expect(joinNote({ subject: "Call", body: "They agreed" })).toBe("Call\nThey agreed");
});

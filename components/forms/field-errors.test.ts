import { expect, test } from "vitest";
import { fieldErrors } from "./field-errors";

test("each field shows the first thing wrong with it, as a sentence; entries of a list count as the list", () => {
  const issues = [
    { field: "amount", message: "must be a decimal number" },
    { field: "amount", message: "must be at least 0" },
    { field: "tags[2]", message: "must not be empty" },
  ];
  expect(fieldErrors(issues)).toEqual({
    amount: "Must be a decimal number",
    tags: "Must not be empty",
  });
});

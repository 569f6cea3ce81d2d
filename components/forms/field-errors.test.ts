import { expect, test } from "vitest";
import { fieldErrors } from "./field-errors";

test("each field gets its first error as a sentence, and the entries of a list count as the list", () => {
  const issues = [
    { field: "amount", message: "must be a decimal number" },
    { field: "amount", message: "must be at least 0" },
    { field: "tags[2]", message: "must not be empty" },
  ];
  expect(fieldErrors(issues)).toEqual({
    amount: "Enter an amount, such as 12,500",
    tags: "Must not be empty",
  });
});

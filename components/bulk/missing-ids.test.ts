import { expect, test } from "vitest";
import { missingIds } from "./missing-ids";

test("only ids reported as not found are missing, not those that failed or were skipped", () => {
  const results = [
    {
      id: "a",
      public_id: "opp_a",
      status: 424,
      error: "was not changed, because others could not be",
    },
    { id: "b", public_id: null, status: 404, error: "ids was not found" },
    { id: "c", public_id: "opp_c", status: 422, error: "lost_reason is missing" },
  ];
  expect(missingIds({ code: "invalid", results })).toEqual(["b"]);
});

test.each([{}, { results: null }, { results: [null, 1, { status: 404 }, { id: 7, status: 404 }] }])(
  "any other response reports none: %j",
  (body) => expect(missingIds(body)).toEqual([]),
);

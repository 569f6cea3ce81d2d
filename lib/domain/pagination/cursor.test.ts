import { expect, test } from "vitest";
import { z } from "zod";
import { decodeCursor, encodeCursor, firstPage } from "./cursor";

const Keys = z.tuple([z.string(), z.number()]);

test("a cursor gives back its keys, with and without an order", () => {
  expect(decodeCursor(encodeCursor(["a", 1]), Keys)).toEqual(["a", 1]);
  expect(decodeCursor(encodeCursor(["a", 1], "-name"), Keys, "-name")).toEqual(["a", 1]);
});

test("a cursor has the form that clients already hold: base64url of a JSON list", () => {
  expect(encodeCursor(["a", 1], "name")).toBe(Buffer.from('["name","a",1]').toString("base64url"));
});

test.each(["", "no cursor", encodeCursor(["a"]), encodeCursor(["a", 1], "name")])(
  "the text %s is refused as a cursor",
  (cursor) => {
    const message = "must be the next_cursor of the same list";
    const rejection = { code: "invalid", extra: { issues: [{ field: "cursor", message }] } };
    expect(() => decodeCursor(cursor, Keys)).toThrow(expect.objectContaining(rejection));
  },
);

test("a cursor of another order is refused", () => {
  const cursor = encodeCursor(["a", 1], "name");
  const message = "must be the next_cursor of a list in the same order";
  const rejection = { code: "invalid", extra: { issues: [{ field: "cursor", message }] } };
  expect(() => decodeCursor(cursor, Keys, "-name")).toThrow(expect.objectContaining(rejection));
});

test("a page has a last row to continue from only if more rows follow", () => {
  expect(firstPage([1, 2, 3], 2)).toEqual({ page: [1, 2], last: 2 });
  expect(firstPage([1, 2], 2)).toEqual({ page: [1, 2] });
  expect(firstPage([1, 2])).toEqual({ page: [1, 2] });
});

import { expect, test } from "vitest";
import { z } from "zod";
import { type CursorList, decodeCursor, encodeCursor, firstPage } from "./cursor";

const Keys = z.tuple([z.string(), z.number()]);
const LIST: CursorList = { organizationId: "one", listed: "leads", order: "name" };
const message = "must be the next_cursor of the same list in the same order";
const rejection = { code: "invalid", extra: { issues: [{ field: "cursor", message }] } };

test("a cursor gives back its keys, with and without an order", () => {
  for (const list of [LIST, { ...LIST, order: undefined }])
    expect(decodeCursor(list, encodeCursor(list, ["a", 1]), Keys)).toEqual(["a", 1]);
});

test.each([
  "",
  "no cursor",
  encodeCursor(LIST, ["a"]),
  Buffer.from('["a",1]').toString("base64url"),
  Buffer.from('["name","a",1]').toString("base64url"),
])("the text %s is refused as a cursor", (cursor) => {
  expect(() => decodeCursor(LIST, cursor, Keys)).toThrow(expect.objectContaining(rejection));
});

test.each<Partial<CursorList>>([
  { organizationId: "two" },
  { listed: "contacts" },
  { order: "-name" },
  { order: undefined },
])("a cursor of the list with %o is refused", (other) => {
  const cursor = encodeCursor({ ...LIST, ...other }, ["a", 1]);
  expect(() => decodeCursor(LIST, cursor, Keys)).toThrow(expect.objectContaining(rejection));
});

test("a page has a last row to continue from only if more rows follow", () => {
  expect(firstPage([1, 2, 3], 2)).toEqual({ page: [1, 2], last: 2 });
  expect(firstPage([1, 2], 2)).toEqual({ page: [1, 2] });
  expect(firstPage([1, 2])).toEqual({ page: [1, 2] });
});

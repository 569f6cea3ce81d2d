import { expect, test } from "vitest";
import { distinctTags, optionalText, requiredText, Tags } from "./fields";
import { trimmed } from "./trimmed";

test.each([
  ["\u200b Acme \u200d\ufeff", "Acme"],
  ["\u2060\u00ad\u200e", ""],
  [" \u3164\t", ""],
  ["a\u200db", "a\u200db"],
  ["❤\ufe0f", "❤\ufe0f"],
  ["Acme\u{1d173}", "Acme"],
  ["", ""],
])("the text %j is trimmed to %j", (text, expected) => {
  expect(trimmed(text)).toBe(expected);
});

test("a long run of blanks within a text is trimmed at once", () => {
  const text = `a${" ".repeat(100_000)}b`;
  const start = performance.now();
  expect(trimmed(text)).toBe(text);
  expect(performance.now() - start).toBeLessThan(500);
});

test("a name of nothing but characters without width is refused, and such a text counts as empty", () => {
  expect(requiredText(200).safeParse("\u200b\u2060").success).toBe(false);
  expect(optionalText(200).parse("\u200b ")).toBeNull();
});

test("tags that differ only by case, accents or blanks are one", () => {
  expect(Tags.parse(["VIP", "vip", "Vip\u200b", "Café", "CAFE\u0301"])).toEqual(["VIP", "Café"]);
  expect(distinctTags(["big  deal", "Big deal"])).toEqual(["big  deal"]);
});

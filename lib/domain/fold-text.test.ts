import fc from "fast-check";
import { expect, test } from "vitest";
import { Prisma, systemDb } from "@/lib/db/client";
import { foldText } from "./fold-text";
import { textKeys } from "./text-keys";

test.each([
  ["ÄLMHULT", "almhult"],
  ["Émile", "E\u0301MILE"],
  ["Müller", "muller"],
  ["Straße", "STRASSE"],
  ["ΟΔΥΣΣΕΥΣ", "Οδυσσεύς"],
  ["ЁЛКА", "елка"],
  ["Łódź", "lodz"],
  ["Ørsted", "orsted"],
  ["İstanbul", "istanbul"],
  ["Ｆｕｌｌ", "full"],
  ["ac\u200bme", "Acme"],
  ["٠١٢", "012"],
])("%s and %s are one text", (one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

test("letters that are no accents of others stay apart", () => {
  expect(foldText("か")).not.toBe(foldText("が"));
  expect(foldText("ו")).not.toBe(foldText("י"));
});

const LETTERS = fc.string({
  unit: fc.constantFrom(
    ..."abzABZ ÄäÉéßẞÆæŒœÞþØøŁłĐđıİςΣσΆΩЁёЙйЯяՀհ가각がハバ漢字٣۷ﬁǄ①\u200b\u0301\u00a0",
  ),
});

test("the database folds texts and tags as the application does", async () => {
  const texts = fc.sample(LETTERS, 300);
  const tags = fc.sample(
    fc.array(
      LETTERS.map((tag) => `x${tag}`),
      { maxLength: 4 },
    ),
    100,
  );
  const rows = await systemDb().$queryRaw<{ folded: string }[]>`
    SELECT fold_text(t.text) AS folded FROM unnest(${texts}::text[]) WITH ORDINALITY AS t(text, n) ORDER BY t.n`;
  expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldText));
  const folded = Prisma.join(tags.map((each) => Prisma.sql`fold_tags(${each}::text[])`));
  const [row] = await systemDb().$queryRaw<{ keys: string[] }[]>`SELECT ARRAY[${folded}] AS keys`;
  expect(row?.keys).toEqual(tags.map((each) => textKeys({ tags: each }).tags_key));
});

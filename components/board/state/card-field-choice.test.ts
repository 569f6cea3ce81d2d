import { expect, test } from "vitest";
import { CARD_FIELDS, cardFieldsText, shownCardFields } from "./card-field-choice";

test("an address that names no fields shows them all, and all of them need no name", () => {
  expect([...shownCardFields(undefined)]).toEqual(CARD_FIELDS.map(({ key }) => key));
  expect(cardFieldsText([...shownCardFields(undefined)])).toBeUndefined();
});

test("what an address says leads back to it, whatever the order it was said in; what nobody knows is passed over", () => {
  expect(cardFieldsText([...shownCardFields("owner,amount")])).toBe("amount,owner");
  expect([...shownCardFields("owner,secret")]).toEqual(["owner"]);
});

test("a card can show its name alone", () => {
  expect(cardFieldsText([])).toBe("none");
  expect(shownCardFields("none").size).toBe(0);
});

import { expect, test } from "vitest";
import { CARD_FIELDS, cardFieldsText, shownCardFields } from "./card-field-choice";

test("an address without fields shows all of them, and all of them need no parameter", () => {
  expect([...shownCardFields(undefined)]).toEqual(CARD_FIELDS.map(({ key }) => key));
  expect(cardFieldsText([...shownCardFields(undefined)])).toBeUndefined();
});

test("fields are formatted in one order whatever order they were given in, and unknown ones are ignored", () => {
  expect(cardFieldsText([...shownCardFields("owner,amount")])).toBe("amount,owner");
  expect([...shownCardFields("owner,secret")]).toEqual(["owner"]);
});

test("a card can show its name alone", () => {
  expect(cardFieldsText([])).toBe("none");
  expect(shownCardFields("none").size).toBe(0);
});

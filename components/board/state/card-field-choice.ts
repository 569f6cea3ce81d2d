/** What a card can show beneath its name, in the order it stands there. */
export const CARD_FIELDS = [
  { key: "account", name: "Account" },
  { key: "amount", name: "Amount" },
  { key: "activity", name: "Next activity and rotting" },
  { key: "close", name: "Expected close" },
  { key: "owner", name: "Owner" },
] as const;
export type CardField = (typeof CARD_FIELDS)[number]["key"];

const NONE = "none";

/** The fields that an address names (`cards=amount,owner`; `none` for the name alone); all of them when it names none. */
export function shownCardFields(text: string | undefined): ReadonlySet<CardField> {
  const named = text?.split(",");
  return new Set(
    CARD_FIELDS.map(({ key }) => key).filter((key) => named === undefined || named.includes(key)),
  );
}

/** How an address names these fields; undefined for all of them. */
export function cardFieldsText(fields: readonly string[]): string | undefined {
  const keys = CARD_FIELDS.map(({ key }) => key).filter((key) => fields.includes(key));
  if (keys.length === CARD_FIELDS.length) return undefined;
  return keys.join(",") || NONE;
}

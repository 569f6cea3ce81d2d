/** The fields that a card can show below its name, in display order. */
export const CARD_FIELDS = [
  { key: "account", name: "Account" },
  { key: "amount", name: "Amount" },
  { key: "activity", name: "Next activity and rotting" },
  { key: "close", name: "Expected close" },
  { key: "owner", name: "Owner" },
] as const;
export type CardField = (typeof CARD_FIELDS)[number]["key"];

const NONE = "none";

/**
 * Parses the fields of an address: `amount,owner`, or `none` for the name alone. Returns all of
 * them for undefined.
 */
export function shownCardFields(text: string | undefined): ReadonlySet<CardField> {
  const named = text?.split(",");
  return new Set(
    CARD_FIELDS.map(({ key }) => key).filter((key) => named === undefined || named.includes(key)),
  );
}

/** Formats these fields for an address; undefined for all of them. */
export function cardFieldsText(fields: readonly string[]): string | undefined {
  const keys = CARD_FIELDS.map(({ key }) => key).filter((key) => fields.includes(key));
  if (keys.length === CARD_FIELDS.length) return undefined;
  return keys.join(",") || NONE;
}

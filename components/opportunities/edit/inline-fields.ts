/** The fields that can be edited on a card. */
export type EditedField = "amount" | "expected_close_date" | "owner_user_id";

/** The edited value of a card and its position on the screen. */
export type OpenEdit = {
  cardId: string;
  field: EditedField;
  at: { top: number; left: number; width: number; height: number };
};

const KEYS: Record<string, EditedField> = {
  a: "amount",
  d: "expected_close_date",
  o: "owner_user_id",
};

/** Returns the field that a key on a focused card edits. */
export function fieldOfKey(key: string): EditedField | undefined {
  return KEYS[key];
}

/** Returns the field of a clicked element of a card. */
export function fieldOfElement(element: Element): EditedField | undefined {
  const clicked = element.closest<HTMLElement>("[data-edit]")?.dataset.edit;
  return Object.values(KEYS).find((field) => field === clicked);
}

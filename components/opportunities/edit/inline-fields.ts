/** What can be changed on a card itself. */
export type EditedField = "amount" | "expected_close_date" | "owner_user_id";

/** A value of a card that is being edited, and where on the screen it stands. */
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

/** The value that a key on a focused card edits. */
export function fieldOfKey(key: string): EditedField | undefined {
  return KEYS[key];
}

/** The value that was pressed on a card. */
export function fieldOfElement(element: Element): EditedField | undefined {
  const named = element.closest<HTMLElement>("[data-edit]")?.dataset.edit;
  return Object.values(KEYS).find((field) => field === named);
}

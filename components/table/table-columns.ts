import type { SortField } from "@/lib/domain/opportunities/list/schema";

/** A column of the table; the first always shows. */
export type TableColumn = { key: ColumnKey; name: string; sort?: SortField; isNumber?: boolean };

export const COLUMN_KEYS = [
  "name",
  "stage",
  "amount",
  "owner",
  "account",
  "close",
  "status",
  "contact",
  "probability",
  "source",
  "tags",
  "updated",
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

export const COLUMNS: readonly TableColumn[] = [
  { key: "name", name: "Name", sort: "name" },
  { key: "stage", name: "Stage", sort: "position" },
  { key: "amount", name: "Amount", sort: "amount", isNumber: true },
  { key: "owner", name: "Owner" },
  { key: "account", name: "Account" },
  { key: "close", name: "Expected close", sort: "expected_close_date" },
  { key: "status", name: "Status" },
  { key: "contact", name: "Contact" },
  { key: "probability", name: "Probability", isNumber: true },
  { key: "source", name: "Source" },
  { key: "tags", name: "Tags" },
  { key: "updated", name: "Changed", sort: "updated_at" },
];

const USUAL: readonly ColumnKey[] = [
  "name",
  "stage",
  "amount",
  "owner",
  "account",
  "close",
  "status",
];

/** The columns that an address names (`columns=amount,owner`), in the table's order; the usual ones when it names none. */
export function shownColumns(text: string | undefined): TableColumn[] {
  const named = text === undefined ? USUAL : text.split(",");
  return COLUMNS.filter(({ key }) => key === "name" || named.includes(key));
}

/** How an address names these columns; undefined for the usual ones. */
export function columnsText(keys: readonly string[]): string | undefined {
  const text = COLUMN_KEYS.filter((key) => key === "name" || keys.includes(key)).join(",");
  return text === USUAL.join(",") ? undefined : text;
}

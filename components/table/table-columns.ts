import type { SortField } from "@/lib/domain/opportunities/list/schema";

/** A column of the table. The name is always shown. */
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
  { key: "updated", name: "Last updated", sort: "updated_at" },
];

const DEFAULT: readonly ColumnKey[] = [
  "name",
  "stage",
  "amount",
  "owner",
  "account",
  "close",
  "status",
];

/**
 * Returns the columns that a URL lists (`columns=amount,owner`), in table order; by default, the
 * usual ones.
 */
export function shownColumns(text: string | undefined): TableColumn[] {
  const named = text === undefined ? DEFAULT : text.split(",");
  return COLUMNS.filter(({ key }) => key === "name" || named.includes(key));
}

/** Returns these columns as a URL lists them; `undefined` for the usual ones. */
export function columnsText(keys: readonly string[]): string | undefined {
  const text = COLUMN_KEYS.filter((key) => key === "name" || keys.includes(key)).join(",");
  return text === DEFAULT.join(",") ? undefined : text;
}

import { COLUMN_KEYS } from "@/components/table/table-columns";
import type { ViewRecord } from "@/lib/domain/views/schema";

type Kept = Pick<ViewRecord, "query" | "layout">;

// What of an address belongs to a view: where, what is let through, in which order.
const QUERY = [
  "pipeline",
  "view",
  "q",
  "owner_user_id",
  "status",
  "account_id",
  "tag",
  "min_amount",
  "max_amount",
  "closes_before",
  "closes_after",
  "updated_since",
  "rotting",
  "sort",
];

/** What a view keeps of the screen as it is: the address's filters and order, its columns, and the stages folded away. */
export function keptOf(address: URLSearchParams, collapsed: readonly string[]): Kept {
  const query = Object.fromEntries([...address].filter(([name]) => QUERY.includes(name)));
  const layout: Kept["layout"] = { collapsed };
  for (const name of ["columns", "cards"]) {
    const text = address.get(name);
    if (text !== null) layout[name] = text;
  }
  return { query, layout };
}

/** The address that shows a view; `saved` names it, so that what is changed can be kept in it. */
export function addressOf({ id, query, layout }: Pick<ViewRecord, "id"> & Kept): string {
  const parameters = new URLSearchParams(
    Object.entries(query).filter(([name]) => QUERY.includes(name)),
  );
  for (const name of ["columns", "cards"]) {
    const text = layout[name];
    if (typeof text === "string") parameters.set(name, text);
  }
  parameters.set("saved", id);
  return `/crm/opportunities?${parameters}`;
}

/** The stages that a view folds away. */
export function collapsedIn({ layout }: Pick<ViewRecord, "layout">): string[] {
  const { collapsed } = layout;
  return Array.isArray(collapsed) ? collapsed.filter((id) => typeof id === "string") : [];
}

/** Whether the screen shows a view as it was kept. */
export function isAsKept(
  view: Kept,
  address: URLSearchParams,
  collapsed: readonly string[],
): boolean {
  const shape = ({ query, layout }: Kept) =>
    JSON.stringify([
      Object.entries(query).sort(),
      [...collapsedIn({ layout })].sort(),
      layout.columns ?? COLUMN_KEYS.length,
      layout.cards ?? null,
    ]);
  return shape(view) === shape(keptOf(address, collapsed));
}

import { COLUMN_KEYS } from "@/components/table/table-columns";
import type { ViewRecord } from "@/lib/domain/views/schema";

type ViewState = Pick<ViewRecord, "query" | "layout">;

// The address parameters that a view stores: pipeline, view, filters and order.
const QUERY_PARAMETERS = [
  "pipeline",
  "view",
  "q",
  "owner_user_id",
  "status",
  "account_id",
  "contact_id",
  "tag",
  "source",
  "lost_reason",
  "next_activity",
  "missing",
  "min_amount",
  "max_amount",
  "closes_before",
  "closes_after",
  "opened_before",
  "opened_after",
  "closed_before",
  "closed_after",
  "stage_entered_before",
  "updated_since",
  "rotting",
  "sort",
];

/**
 * Returns the view state of the screen: the address's filters, order and columns, and the collapsed
 * stages.
 */
export function viewStateOf(address: URLSearchParams, collapsed: readonly string[]): ViewState {
  const query = Object.fromEntries(
    [...address].filter(([name]) => QUERY_PARAMETERS.includes(name)),
  );
  const layout: ViewState["layout"] = { collapsed };
  for (const name of ["columns", "cards"]) {
    const text = address.get(name);
    if (text !== null) layout[name] = text;
  }
  return { query, layout };
}

/**
 * Returns the address that shows a view; its `saved` parameter names the view, so that changes can
 * be saved to it.
 */
export function addressOf({ id, query, layout }: Pick<ViewRecord, "id"> & ViewState): string {
  const parameters = new URLSearchParams(
    Object.entries(query).filter(([name]) => QUERY_PARAMETERS.includes(name)),
  );
  for (const name of ["columns", "cards"]) {
    const text = layout[name];
    if (typeof text === "string") parameters.set(name, text);
  }
  parameters.set("saved", id);
  return `/crm/opportunities?${parameters}`;
}

/** Returns the ids of the stages that a view collapses. */
export function collapsedStagesOf({ layout }: Pick<ViewRecord, "layout">): string[] {
  const { collapsed } = layout;
  return Array.isArray(collapsed) ? collapsed.filter((id) => typeof id === "string") : [];
}

/** Whether the screen shows a view as it was saved. */
export function isUnchanged(
  view: ViewState,
  address: URLSearchParams,
  collapsed: readonly string[],
): boolean {
  const shape = ({ query, layout }: ViewState) =>
    JSON.stringify([
      Object.entries(query).sort(),
      [...collapsedStagesOf({ layout })].sort(),
      layout.columns ?? COLUMN_KEYS.length,
      layout.cards ?? null,
    ]);
  return shape(view) === shape(viewStateOf(address, collapsed));
}

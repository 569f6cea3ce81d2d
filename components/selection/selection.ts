import { useSyncExternalStore } from "react";

/**
 * The selected opportunities of the open screen, in the order of selection. There is one selection
 * per window.
 */
type Selection = { ids: readonly string[]; anchor: string | null };

const NONE: Selection = { ids: [], anchor: null };
const listeners = new Set<() => void>();
let selection = NONE;

/** Returns the selected ids. */
export function useSelection(): readonly string[] {
  return useSyncExternalStore(
    subscribe,
    () => selection.ids,
    () => NONE.ids,
  );
}

/** Returns whether an opportunity is selected; renders again only when that changes. */
export function useIsSelected(id: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => selection.ids.includes(id),
    () => false,
  );
}

/** Selects an opportunity, or deselects it. */
export function toggleSelected(id: string): void {
  const { ids } = selection;
  set({ ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id], anchor: id });
}

/**
 * Selects the range from the last selected opportunity to this one; only this one if the last is
 * not in `shown`.
 */
export function selectThrough(id: string, shown: readonly string[]): void {
  const from = selection.anchor === null ? -1 : shown.indexOf(selection.anchor);
  const to = shown.indexOf(id);
  const range = from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  set({ ids: [...new Set([...selection.ids, ...range])], anchor: id });
}

/** Replaces the selection. */
export function select(ids: readonly string[]): void {
  set({ ids, anchor: ids.at(-1) ?? null });
}

/** Removes these ids from the selection. */
export function deselect(ids: readonly string[]): void {
  if (ids.some((id) => selection.ids.includes(id))) {
    set({ ...selection, ids: selection.ids.filter((id) => !ids.includes(id)) });
  }
}

/** Returns the selected ids outside a component. */
export function selectedIds(): readonly string[] {
  return selection.ids;
}

function set(next: Selection): void {
  selection = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

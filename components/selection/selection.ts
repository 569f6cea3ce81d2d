import { useSyncExternalStore } from "react";

/** Which opportunities are selected on the open screen, in the order they were. One selection a window. */
type Selection = { ids: readonly string[]; anchor: string | null };

const NONE: Selection = { ids: [], anchor: null };
const listeners = new Set<() => void>();
let selection = NONE;

/** The selected ids. */
export function useSelection(): readonly string[] {
  return useSyncExternalStore(
    subscribe,
    () => selection.ids,
    () => NONE.ids,
  );
}

/** Whether this one is selected; renders only when that changes. */
export function useIsSelected(id: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => selection.ids.includes(id),
    () => false,
  );
}

/** Selects one more, or no longer. */
export function toggleSelected(id: string): void {
  const { ids } = selection;
  set({ ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id], anchor: id });
}

/** Selects all from the one selected last to this one, in the order they are shown; alone where that one is not among them. */
export function selectThrough(id: string, shown: readonly string[]): void {
  const from = selection.anchor === null ? -1 : shown.indexOf(selection.anchor);
  const to = shown.indexOf(id);
  const range = from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  set({ ids: [...new Set([...selection.ids, ...range])], anchor: id });
}

/** Selects exactly these. */
export function select(ids: readonly string[]): void {
  set({ ids, anchor: ids.at(-1) ?? null });
}

/** Takes the ones away that are not there any more. */
export function forget(ids: readonly string[]): void {
  if (ids.some((id) => selection.ids.includes(id))) {
    set({ ...selection, ids: selection.ids.filter((id) => !ids.includes(id)) });
  }
}

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

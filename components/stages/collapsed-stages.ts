import { useSyncExternalStore } from "react";

const KEY = "opportune.collapsed-stages";
const NONE: readonly string[] = [];

const listeners = new Set<() => void>();
let stored: { text: string | null; ids: readonly string[] } = { text: null, ids: NONE };

/** Returns whether the stage is collapsed in this browser, and a function that changes it. */
export function useCollapsed(
  stageId: string,
): [isCollapsed: boolean, setCollapsed: (isCollapsed: boolean) => void] {
  const isCollapsed = useSyncExternalStore(
    subscribe,
    () => read().includes(stageId),
    () => false,
  );
  return [isCollapsed, (collapse) => setCollapsed(stageId, collapse)];
}

/** Collapses or expands a stage, for this and later visits in this browser. */
export function setCollapsed(stageId: string, isCollapsed: boolean): void {
  const others = read().filter((id) => id !== stageId);
  write(isCollapsed ? [...others, stageId] : others);
  for (const listener of listeners) listener();
}

/** Returns the ids of the stages that are collapsed in this browser. */
export function collapsedStages(): readonly string[] {
  return read();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

// Storage may be disabled; then columns stay collapsed until the page is left.
function read(): readonly string[] {
  try {
    const text = localStorage.getItem(KEY);
    if (text !== stored.text) stored = { text, ids: parse(text) };
  } catch {}
  return stored.ids;
}

function write(ids: readonly string[]): void {
  stored = { ...stored, ids };
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {}
}

function parse(text: string | null): readonly string[] {
  try {
    const ids: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : NONE;
  } catch {
    return NONE;
  }
}

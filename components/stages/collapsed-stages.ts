import { useSyncExternalStore } from "react";

const KEY = "opportune.collapsed-stages";
const NONE: readonly string[] = [];

const listeners = new Set<() => void>();
let stored: { text: string | null; ids: readonly string[] } = { text: null, ids: NONE };

/** Whether this browser keeps the stage folded away, and how to change that. */
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

/** Folds a stage away or out, for this and later visits of this browser. */
export function setCollapsed(stageId: string, isCollapsed: boolean): void {
  const others = read().filter((id) => id !== stageId);
  write(isCollapsed ? [...others, stageId] : others);
  for (const listener of listeners) listener();
}

/** The stages that this browser keeps folded away. */
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

// Storage may be switched off; then columns fold for as long as the page lives.
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

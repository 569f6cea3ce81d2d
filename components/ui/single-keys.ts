import { useSyncExternalStore } from "react";

const KEY = "opportune.single-keys";
const listeners = new Set<() => void>();

/**
 * Whether single-key shortcuts are on in this browser. Users of speech input can turn them off.
 */
export function useSingleKeys(): [isOn: boolean, setOn: (isOn: boolean) => void] {
  return [useSyncExternalStore(subscribe, singleKeysAreOn, () => true), setOn];
}

export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

function setOn(isOn: boolean) {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {}
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

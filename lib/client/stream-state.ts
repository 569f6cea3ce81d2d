const watchers = new Set<() => void>();
let isLost = false;

/** Whether the connection was lost and is being made again: what is shown may be out of date. */
export function streamIsLost(): boolean {
  return isLost;
}

/** Calls back when `streamIsLost` changes. Returns a function that stops it. */
export function watchStream(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => {
    watchers.delete(onChange);
  };
}

/** Notes that the connection was lost, or is there again. */
export function setLost(next: boolean) {
  if (isLost === next) return;
  isLost = next;
  for (const watcher of watchers) watcher();
}

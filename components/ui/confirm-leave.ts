/** Receives each attempt to leave as a function, and calls it once leaving is allowed, or never. */
type Guard = (go: () => void) => void;

const guards = new Set<Guard>();

/**
 * Makes `confirmLeave` ask the guard; the last one registered is asked. Returns a function that
 * removes it.
 */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => {
    guards.delete(guard);
  };
}

/**
 * Leaves the page with `go`: immediately without unsaved changes, otherwise once the guard allows
 * it.
 */
export function confirmLeave(go: () => void): void {
  const guard = [...guards].at(-1);
  if (guard) guard(go);
  else go();
}

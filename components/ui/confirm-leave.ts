/** Is handed each way out that somebody takes, and takes it when it may be taken, or never. */
type Guard = (go: () => void) => void;

const guards = new Set<Guard>();

/** Has every `confirmLeave` go by the guard, until it is released. The one that came last is asked. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => {
    guards.delete(guard);
  };
}

/** Leaves what is shown by `go`: at once where nothing is unsaved, else when the guard lets it. */
export function confirmLeave(go: () => void): void {
  const guard = [...guards].at(-1);
  if (guard) guard(go);
  else go();
}

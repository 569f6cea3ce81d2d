import type { Move } from "./board-model";

/** Returns what the moves of one drop have in common: the id of the first of them. */
export function groupOf({ id, group }: Move): number {
  return group ?? id;
}

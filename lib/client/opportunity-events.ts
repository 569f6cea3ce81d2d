import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** A change of an opportunity made in this browser window; for `deleted`, its known fields. */
export type OpportunityChangeEvent =
  | { kind: "created" | "updated" | "restored"; opportunity: OpportunityRecord }
  | { kind: "deleted"; opportunity: Pick<OpportunityRecord, "id"> & Partial<OpportunityRecord> };

type Listener = (event: OpportunityChangeEvent) => void;

const listeners = new Set<Listener>();

/** Notifies every listener in this window of a change that the server has confirmed. */
export function publishOpportunityChange(event: OpportunityChangeEvent): void {
  for (const listener of listeners) listener(event);
}

/** Calls `listener` for every change from now on. Returns a function that stops it. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

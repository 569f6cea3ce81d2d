import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** What happened to an opportunity in this browser window; for `deleted`, what is known of it. */
export type OpportunityChangeEvent =
  | { kind: "created" | "updated" | "restored"; opportunity: OpportunityRecord }
  | { kind: "deleted"; opportunity: Pick<OpportunityRecord, "id"> & Partial<OpportunityRecord> };

type Listener = (event: OpportunityChangeEvent) => void;

const listeners = new Set<Listener>();

/** Tells every view in this window what the server has confirmed. */
export function publishOpportunityChange(event: OpportunityChangeEvent): void {
  for (const listener of listeners) listener(event);
}

/** Calls `listener` for every change from now on; returns how to stop. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Neighbour, Neighbours } from "@/lib/domain/opportunities/schema";

/** A list on the screen, in the order that its filter and sorting give. */
export type ShownOrder = {
  subscribe: (onChange: () => void) => () => void;
  /**
   * Returns the neighbours of an opportunity: null at an end, `undefined` if not loaded. Returns
   * `undefined` if the opportunity is not in the list.
   */
  around: (id: string) => { [side in keyof Neighbours]: Neighbour | null | undefined } | undefined;
  /** Loads the missing neighbours. */
  load: (id: string) => void;
};

let shown: ShownOrder | undefined;

/**
 * Offers a list to the opportunity sheet for its next and previous buttons while it is on the
 * screen.
 */
export function useOfferOrder(order: ShownOrder): void {
  useEffect(() => {
    shown = order;
    return () => {
      if (shown === order) shown = undefined;
    };
  }, [order]);
}

/**
 * Returns the neighbours in the list behind the sheet, or the server-rendered ones if it has none.
 */
export function useShownNeighbours(id: string, rendered: Neighbours): Neighbours {
  const text = useSyncExternalStore(
    (onChange) => shown?.subscribe(onChange) ?? (() => {}),
    () => JSON.stringify(shown?.around(id)),
    () => undefined,
  );
  const around = useMemo<ReturnType<ShownOrder["around"]>>(() => text && JSON.parse(text), [text]);
  const isPartial =
    around !== undefined && (around.previous === undefined || around.next === undefined);
  useEffect(() => {
    if (isPartial) shown?.load(id);
  }, [isPartial, id]);
  return around ? { previous: around.previous ?? null, next: around.next ?? null } : rendered;
}

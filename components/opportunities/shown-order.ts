import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Neighbour, Neighbours } from "@/lib/domain/opportunities/schema";

/** A list on the screen, in the order that one reads it under its filter. */
export type ShownOrder = {
  subscribe: (onChange: () => void) => () => void;
  /** What stands beside an opportunity: null at an end, undefined where it is not loaded; undefined when it is not in the list. */
  around: (id: string) => { [side in keyof Neighbours]: Neighbour | null | undefined } | undefined;
  /** Loads what is not loaded beside it. */
  load: (id: string) => void;
};

let shown: ShownOrder | undefined;

/** Makes a list the one that an opportunity's sheet over it steps through, as long as it is on the screen. */
export function useOfferOrder(order: ShownOrder): void {
  useEffect(() => {
    shown = order;
    return () => {
      if (shown === order) shown = undefined;
    };
  }, [order]);
}

/** What stands beside an opportunity in the list beneath its sheet; as the server says when there is none, or not this one. */
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

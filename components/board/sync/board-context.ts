import { createContext, useContext, useSyncExternalStore } from "react";
import type { BoardState } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import type { CardField } from "@/components/board/state/card-field-choice";
import type { CardMetrics, Density } from "@/components/board/state/card-metrics";
import type { EditedField } from "@/components/opportunities/edit/inline-fields";
import type { BoardSync } from "./board-sync";

export type BoardModel = {
  store: BoardStore;
  sync: BoardSync;
  canEdit: boolean;
  /** The organization's currency, which totals show first. */
  currency: string;
  /** Today in the organization's time zone, `YYYY-MM-DD`. */
  today: string;
  /** The size of every card, in rem. */
  metrics: CardMetrics;
  pixelsPerRem: number;
  density: Density;
  /** The fields that every card shows below its name. */
  fields: ReadonlySet<CardField>;
  /** Whether the user may add opportunities to the pipeline. */
  canAdd: boolean;
  /** Opens a card's menu below its button. */
  openMenu: (cardId: string, button: HTMLElement) => void;
  /** Opens the editor of a card's field beside an element of the card. */
  openEdit: (cardId: string, field: EditedField, beside: Element) => void;
  /** Opens the dialog that moves a card. */
  openMove: (cardId: string) => void;
  /** Opens the dialog that schedules a card's next activity. */
  openSchedule: (cardId: string) => void;
};

/** The board around a component. */
export const BoardContext = createContext<BoardModel | null>(null);

/** Returns the board around the component. Throws outside a board. */
export function useBoardModel(): BoardModel {
  const model = useContext(BoardContext);
  if (!model) throw new Error("There is no board around this component");
  return model;
}

/** Returns a part of the board's state; renders again only when that part changes. */
export function useBoard<Part>(select: (state: BoardState) => Part): Part {
  const { store } = useBoardModel();
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

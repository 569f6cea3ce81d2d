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
  /** The organization's currency: the one a total shows first. */
  currency: string;
  /** Today in the organization's time zone, `YYYY-MM-DD`. */
  today: string;
  /** How large every card is. */
  metrics: CardMetrics;
  density: Density;
  /** What every card shows beneath its name. */
  fields: ReadonlySet<CardField>;
  /** Whether opportunities may be added to the pipeline here. */
  canAdd: boolean;
  /** Opens a card's menu under its button. */
  openMenu: (cardId: string, button: HTMLElement) => void;
  /** Opens the editor of one of a card's values beside an element of it. */
  openEdit: (cardId: string, field: EditedField, beside: Element) => void;
  /** Asks where a card is to go. */
  openMove: (cardId: string) => void;
  /** Asks what is to be done next about a card. */
  openSchedule: (cardId: string) => void;
};

export const BoardContext = createContext<BoardModel | null>(null);

/** The board that the component stands on. */
export function useBoardModel(): BoardModel {
  const model = useContext(BoardContext);
  if (!model) throw new Error("There is no board around this component");
  return model;
}

/** A part of the board's state; renders again only when that part is another value. */
export function useBoard<Part>(select: (state: BoardState) => Part): Part {
  const { store } = useBoardModel();
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

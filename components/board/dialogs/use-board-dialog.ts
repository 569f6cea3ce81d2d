import { useCallback, useState } from "react";
import type { OpenMenu } from "@/components/board/card/card-menu";
import type { EditedField, OpenEdit } from "@/components/opportunities/edit/inline-fields";

/** The board's open menu or dialog of a card; at most one is open. */
export type BoardDialog =
  | ({ kind: "menu" } & OpenMenu)
  | ({ kind: "edit" } & OpenEdit)
  | { kind: "move"; cardId: string }
  | { kind: "schedule"; cardId: string }
  | { kind: "none" };

/**
 * Returns the open dialog and the functions that open one, and close one of a kind. The functions
 * are stable.
 */
export function useBoardDialog() {
  const [dialog, setDialog] = useState<BoardDialog>({ kind: "none" });
  const openMenu = useCallback(
    (cardId: string, button: HTMLElement) => setDialog({ kind: "menu", cardId, button }),
    [],
  );
  const openEdit = useCallback((cardId: string, field: EditedField, beside: Element) => {
    const { top, left, width, height } = beside.getBoundingClientRect();
    setDialog({ kind: "edit", cardId, field, at: { top, left, width, height } });
  }, []);
  const openMove = useCallback((cardId: string) => setDialog({ kind: "move", cardId }), []);
  const openSchedule = useCallback((cardId: string) => setDialog({ kind: "schedule", cardId }), []);
  // A dialog of another kind, opened meanwhile, stays.
  const close = useCallback((kind: BoardDialog["kind"]) => {
    setDialog((current) => (current.kind === kind ? { kind: "none" } : current));
  }, []);
  return { dialog, openMenu, openEdit, openMove, openSchedule, close };
}

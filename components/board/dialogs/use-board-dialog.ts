import { useCallback, useState } from "react";
import type { OpenMenu } from "@/components/board/card/card-menu";
import type { EditedField, OpenEdit } from "@/components/opportunities/edit/inline-fields";

/** What the board is asking about a card: one thing at a time. */
export type BoardDialog =
  | ({ what: "menu" } & OpenMenu)
  | ({ what: "edit" } & OpenEdit)
  | { what: "move"; cardId: string }
  | { what: "schedule"; cardId: string }
  | { what: "nothing" };

export function useBoardDialog() {
  const [asked, setAsked] = useState<BoardDialog>({ what: "nothing" });
  const openMenu = useCallback(
    (cardId: string, button: HTMLElement) => setAsked({ what: "menu", cardId, button }),
    [],
  );
  const openEdit = useCallback((cardId: string, field: EditedField, beside: Element) => {
    const { top, left, width, height } = beside.getBoundingClientRect();
    setAsked({ what: "edit", cardId, field, at: { top, left, width, height } });
  }, []);
  const openMove = useCallback((cardId: string) => setAsked({ what: "move", cardId }), []);
  const openSchedule = useCallback((cardId: string) => setAsked({ what: "schedule", cardId }), []);
  // What was asked next stays.
  const close = useCallback((what: BoardDialog["what"]) => {
    setAsked((current) => (current.what === what ? { what: "nothing" } : current));
  }, []);
  return { asked, openMenu, openEdit, openMove, openSchedule, close };
}

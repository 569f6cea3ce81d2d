"use client";

import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { focusCard, focusStage } from "@/components/board/keyboard/focus-card";
import { useBoard } from "@/components/board/sync/board-context";
import { AskLostReason } from "./ask-lost-reason";
import type { BoardDialog } from "./use-board-dialog";

const CardMenu = dynamic(
  () => import("@/components/board/card/card-menu").then((module) => module.CardMenu),
  {
    ssr: false,
  },
);
const CardEdit = dynamic(
  () => import("@/components/opportunities/edit/card-edit").then((module) => module.CardEdit),
  { ssr: false },
);
const MoveDialog = dynamic(() => import("./move-dialog").then((module) => module.MoveDialog), {
  ssr: false,
});
const ScheduleActivity = dynamic(
  () =>
    import("@/components/activities/schedule-activity").then((module) => module.ScheduleActivity),
  { ssr: false },
);

type BoardDialogsProps = {
  board: RefObject<HTMLElement | null>;
  dialog: BoardDialog;
  members: readonly { user_id: string; name: string }[];
  /** The organization's lost reasons. */
  lostReasons: string[];
  timeZone: string;
  onClose: (kind: BoardDialog["kind"]) => void;
};

/** Shows the board's open menu or dialog. Each is loaded when it is first opened. */
export function BoardDialogs({
  board,
  dialog,
  members,
  lostReasons,
  timeZone,
  onClose,
}: BoardDialogsProps) {
  const cardId = dialog.kind === "none" ? "" : dialog.cardId;
  const card = useBoard(({ cards }) => cards[cardId]);
  const returnFocus = (id: string, stageId: string | undefined) => (event: Event) => {
    event.preventDefault();
    if (!focusCard(board.current, id) && stageId) focusStage(board.current, stageId);
  };
  const returnFocusToCard = returnFocus(cardId, card?.pipeline_stage_id);
  return (
    <>
      {dialog.kind === "menu" && card && (
        <CardMenu menu={dialog} card={card} onClose={() => onClose("menu")} />
      )}
      {dialog.kind === "edit" && card && (
        <CardEdit
          key={`${cardId} ${dialog.field}`}
          edit={dialog}
          card={card}
          members={members}
          onClose={() => onClose("edit")}
          onCloseAutoFocus={returnFocusToCard}
        />
      )}
      {dialog.kind === "move" && card && (
        <MoveDialog
          key={cardId}
          cardId={cardId}
          onClose={() => onClose("move")}
          onCloseAutoFocus={returnFocusToCard}
        />
      )}
      {dialog.kind === "schedule" && card && (
        <ScheduleActivity
          open
          opportunity={card}
          timeZone={timeZone}
          onOpenChange={() => onClose("schedule")}
          onCloseAutoFocus={returnFocusToCard}
        />
      )}
      <AskLostReason reasons={lostReasons} returnFocus={returnFocus} />
    </>
  );
}

"use client";

import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { focusCard, focusStage } from "@/components/board/keyboard/focus-card";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import type { BoardDialog } from "./use-board-dialog";

const CardMenu = dynamic(
  () => import("@/components/board/card/card-menu").then((module) => module.CardMenu),
  {
    ssr: false,
  },
);
const CardEdit = dynamic(
  () => import("@/components/opportunities/edit/inline-edit").then((module) => module.CardEdit),
  { ssr: false },
);
const MoveDialog = dynamic(() => import("./move-dialog").then((module) => module.MoveDialog), {
  ssr: false,
});
const LostReasonDialog = dynamic(
  () => import("@/components/forms/lost-reason-dialog").then((module) => module.LostReasonDialog),
  {
    ssr: false,
  },
);

const ScheduleActivity = dynamic(
  () =>
    import("@/components/activities/schedule-activity").then((module) => module.ScheduleActivity),
  { ssr: false },
);

type BoardDialogsProps = {
  board: RefObject<HTMLElement | null>;
  asked: BoardDialog;
  members: readonly { user_id: string; name: string }[];
  /** What is offered when an opportunity is lost. */
  lostReasons: string[];
  timeZone: string;
  onDone: (what: BoardDialog["what"]) => void;
};

/** What the board asks: what to do with a card, where it is to go, why one was lost. Loaded when first asked. */
export function BoardDialogs({
  board,
  asked,
  members,
  lostReasons,
  timeZone,
  onDone,
}: BoardDialogsProps) {
  const { sync } = useBoardModel();
  const cardId = asked.what === "nothing" ? "" : asked.cardId;
  const card = useBoard(({ cards }) => cards[cardId]);
  const lost = useBoard(({ moves, reasonsWanted }) =>
    moves.find(({ id }) => id === reasonsWanted[0]),
  );
  const lostName = useBoard(({ cards }) => (lost ? cards[lost.cardId]?.name : undefined));
  const backTo = (id: string, stageId: string | undefined) => (event: Event) => {
    event.preventDefault();
    if (!focusCard(board.current, id) && stageId) focusStage(board.current, stageId);
  };
  const backToCard = backTo(cardId, card?.pipeline_stage_id);
  return (
    <>
      {asked.what === "menu" && card && (
        <CardMenu menu={asked} card={card} onClose={() => onDone("menu")} />
      )}
      {asked.what === "edit" && card && (
        <CardEdit
          key={`${cardId} ${asked.field}`}
          edit={asked}
          card={card}
          members={members}
          onClose={() => onDone("edit")}
          onCloseAutoFocus={backToCard}
        />
      )}
      {asked.what === "move" && card && (
        <MoveDialog
          key={cardId}
          cardId={cardId}
          onClose={() => onDone("move")}
          onCloseAutoFocus={backToCard}
        />
      )}
      {asked.what === "schedule" && card && (
        <ScheduleActivity
          open
          opportunity={card}
          timeZone={timeZone}
          onOpenChange={() => onDone("schedule")}
          onCloseAutoFocus={backToCard}
        />
      )}
      {lost && lostName !== undefined && (
        <LostReasonDialog
          key={lost.id}
          name={lostName}
          reasons={lostReasons}
          onGive={(reason) => sync.giveReason(lost.id, reason)}
          onCancel={() => sync.rollback(lost.id)}
          onCloseAutoFocus={backTo(lost.cardId, lost.to.stageId)}
        />
      )}
    </>
  );
}

"use client";

import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { useBoard, useBoardModel } from "./board-context";
import { focusCard, focusStage } from "./focus-card";

const MoveDialog = dynamic(() => import("./move-dialog").then((module) => module.MoveDialog), { ssr: false });
const LostReasonDialog = dynamic(() => import("./lost-reason-dialog").then((module) => module.LostReasonDialog), {
  ssr: false,
});

/** The card that is being told where to go, and the stage it was in when it was asked. */
export type MovingCard = { cardId: string; stageId: string };

type BoardDialogsProps = {
  board: RefObject<HTMLElement | null>;
  moving: MovingCard | null;
  onMoved: () => void;
  lostReasons: string[];
};

/** What the board asks: where a card is to go, and why one was lost. Loaded when first asked. */
export function BoardDialogs({ board, moving, onMoved, lostReasons }: BoardDialogsProps) {
  const { sync } = useBoardModel();
  const lost = useBoard(({ moves, reasonsWanted }) => moves.find(({ id }) => id === reasonsWanted[0]));
  const card = useBoard(({ cards }) => (lost ? cards[lost.cardId] : undefined));
  return (
    <>
      {moving !== null && (
        <MoveDialog
          key={moving.cardId}
          cardId={moving.cardId}
          onClose={onMoved}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!focusCard(board.current, moving.cardId)) focusStage(board.current, moving.stageId);
          }}
        />
      )}
      {lost && card && (
        <LostReasonDialog
          key={lost.id}
          name={card.name}
          reasons={lostReasons}
          onGive={(reason) => sync.giveReason(lost.id, reason)}
          onCancel={() => sync.takeBack(lost.id)}
        />
      )}
    </>
  );
}

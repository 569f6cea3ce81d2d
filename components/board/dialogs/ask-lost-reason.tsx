"use client";

import dynamic from "next/dynamic";
import { groupOf } from "@/components/board/state/group-of";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";

const LostReasonDialog = dynamic(
  () => import("@/components/forms/lost-reason-dialog").then((module) => module.LostReasonDialog),
  { ssr: false },
);

type AskLostReasonProps = {
  /** The organization's lost reasons. */
  reasons: string[];
  /** Moves the focus to a card or its stage after the dialog has closed. */
  returnFocus: (cardId: string, stageId: string) => (event: Event) => void;
};

/**
 * Asks for the lost reason of the cards that one drop moved to a lost stage. Cancelling puts all of
 * them back.
 */
export function AskLostReason({ reasons, returnFocus }: AskLostReasonProps) {
  const { sync } = useBoardModel();
  const lost = useBoard(({ moves, awaitingReason }) =>
    moves.find(({ id }) => id === awaitingReason[0]),
  );
  const moves = useBoard((state) => (lost ? state.moves : undefined));
  const cards = useBoard((state) => (lost ? state.cards : undefined));
  if (!lost) return null;
  const group = groupOf(lost);
  const ids = new Set(moves?.filter((move) => groupOf(move) === group).map((move) => move.cardId));
  const names = [...ids].flatMap((id) => cards?.[id]?.name ?? []);
  return (
    <LostReasonDialog
      key={group}
      name={describeNames(names)}
      count={names.length}
      reasons={reasons}
      onGive={(reason) => sync.giveReason(group, reason)}
      onCancel={() => sync.rollback(group)}
      onCloseAutoFocus={returnFocus(lost.cardId, lost.to.stageId)}
    />
  );
}

const MAX_NAMED = 3;
const listFormat = new Intl.ListFormat("en-US");

function describeNames(names: string[]): string {
  const more = names.length - MAX_NAMED;
  return listFormat.format(more > 1 ? [...names.slice(0, MAX_NAMED), `${more} more`] : names);
}

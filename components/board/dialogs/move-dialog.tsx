"use client";

import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import type { BoardState } from "@/components/board/state/board-model";
import { positionAt, stageOfCard } from "@/components/board/state/card-lists";
import { describePosition } from "@/components/board/state/describe-position";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { moveWithSelected, selectedWith } from "@/components/board/sync/move-with-selected";
import { useSelection } from "@/components/selection/selection";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

type MoveDialogProps = {
  cardId: string;
  onClose: () => void;
  onCloseAutoFocus: (event: Event) => void;
};

/** Moves a card to a chosen stage and position, so that no drag is needed. */
export function MoveDialog({ cardId, onClose, onCloseAutoFocus }: MoveDialogProps) {
  const { store, sync } = useBoardModel();
  const formId = useId();
  const stages = useBoard((state) => state.stages);
  const card = useBoard(({ cards }) => cards[cardId]);
  const [stageId, setStageId] = useState(
    () => stageOfCard(store.get().shown, cardId) ?? card?.pipeline_stage_id ?? "",
  );
  const [position, setPosition] = useState(() =>
    String(startPosition(store.get(), cardId, stageId)),
  );
  const count = useBoard((state) => countPositions(state, cardId, stageId));
  useSelection();
  const others = selectedWith(store, cardId).length;
  const chosen = Number(position);
  const error =
    Number.isInteger(chosen) && chosen >= 1 && chosen <= count
      ? undefined
      : `Enter a position from 1 to ${count}`;

  const chooseStage = (id: string) => {
    setStageId(id);
    setPosition(String(startPosition(store.get(), cardId, id)));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (error) return;
    const { shown } = store.get();
    if (shown[stageId]?.indexOf(cardId) !== chosen - 1)
      moveWithSelected(store, sync, cardId, positionAt(shown, cardId, stageId, chosen - 1));
    store.dispatch({
      type: "announced",
      announcement: `Moved. ${describePosition(store.get(), cardId)}.`,
    });
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      onCloseAutoFocus={onCloseAutoFocus}
      title="Move to…"
      description={card && (others > 0 ? `${card.name} and ${others} more selected` : card.name)}
      className="sm:max-w-sm!"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Move
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid grid-cols-[1fr_7rem] gap-3">
        <Field label="Stage">
          {(control) => (
            <Select
              {...control}
              value={stageId}
              onChange={(event) => chooseStage(event.target.value)}
              onKeyDown={submitOnEnter}
            >
              {stages.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Position" hint={`of ${count}`} error={error}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={count}
              value={position}
              onChange={(event) => setPosition(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

// A select ignores Enter by itself.
function submitOnEnter(event: KeyboardEvent<HTMLSelectElement>) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function startPosition(state: BoardState, cardId: string, stageId: string): number {
  const index = state.shown[stageId]?.indexOf(cardId) ?? -1;
  return index < 0 ? 1 : index + 1;
}

function countPositions({ shown }: BoardState, cardId: string, stageId: string): number {
  const ids = shown[stageId] ?? [];
  return ids.includes(cardId) ? ids.length : ids.length + 1;
}

"use client";

import { useMemo, useRef, useState } from "react";
import { SelectionBar } from "@/components/bulk/selection-bar";
import { useOfferOrder } from "@/components/opportunities/shown-order";
import { usePixelsPerRem } from "@/components/ui/use-pixels-per-rem";
import { useToday } from "@/components/ui/use-today";
import { useUndoKey } from "@/components/undo/use-undo-key";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { BoardEmpty } from "./board-empty";
import { BoardColumns } from "./column/board-columns";
import { BoardDialogs } from "./dialogs/board-dialogs";
import { useBoardDialog } from "./dialogs/use-board-dialog";
import { Announcer } from "./keyboard/announcer";
import { type CardField, shownCardFields } from "./state/card-field-choice";
import { cardMetrics, type Density } from "./state/card-metrics";
import { BoardContext } from "./sync/board-context";
import { boardOrder } from "./sync/board-order";
import { useLiveBoard } from "./sync/use-live-board";
import { BoardToolbar, type BoardToolbarProps } from "./toolbar/board-toolbar";
import { CardFieldsButton } from "./toolbar/card-fields-button";
import { DensityButton } from "./toolbar/density-button";
import { NewOpportunityButton } from "./toolbar/new-opportunity-button";

type BoardProps = BoardToolbarProps & {
  /** The first page of every stage, as the server rendered it. */
  columns: {
    pipeline_stage_id: string;
    opportunities: OpportunityRecord[];
    next_cursor: string | null;
  }[];
  summary: OpportunitySummary;
  /** Id of the last change event that the columns include. */
  since: number;
  density: Density;
  /** The fields on the cards, as the address names them. */
  cards?: string;
  /** The organization's lost reasons, and whether a lost opportunity requires one. */
  lostReasons: string[];
  lostReasonRequired: boolean;
};

/** Shows the opportunities of one pipeline under one filter as a board. */
export function Board({ columns, summary, since, density: rendered, cards, ...props }: BoardProps) {
  const { lostReasons, lostReasonRequired, ...toolbar } = props;
  const { pipeline, filter } = toolbar;
  const [density, setDensity] = useState(rendered);
  const fields = useMemo(() => shownCardFields(cards), [cards]);
  return (
    <>
      <BoardToolbar {...toolbar}>
        <CardFieldsButton fields={fields} />
        <DensityButton density={density} onChange={setDensity} />
      </BoardToolbar>
      <PipelineBoard
        key={JSON.stringify([pipeline.id, filter])}
        {...props}
        {...{ columns, summary, since, density, fields }}
      />
    </>
  );
}

type PipelineBoardProps = Omit<BoardProps, "cards"> & { fields: ReadonlySet<CardField> };

function PipelineBoard({ columns, summary, since, density, fields, ...props }: PipelineBoardProps) {
  const {
    pipeline,
    filter,
    canEdit,
    members,
    currentUserId,
    currency,
    lostReasons,
    lostReasonRequired,
  } = props;
  const creation = { pipeline, members, currentUserId, currency };
  const board = useRef<HTMLDivElement>(null);
  const { store, sync } = useLiveBoard({ pipeline, filter, columns, summary, since });
  const today = useToday(props.timeZone);
  const order = useMemo(
    () => boardOrder(store, sync, pipeline.stages),
    [store, sync, pipeline.stages],
  );
  useOfferOrder(order);
  const { dialog, close, ...openers } = useBoardDialog();
  const canAdd = canEdit && pipeline.is_active;
  const { openMenu, openEdit, openMove, openSchedule } = openers;
  const pixelsPerRem = usePixelsPerRem();
  const model = useMemo(() => {
    const metrics = cardMetrics(density);
    const looks = { currency, today, density, fields, metrics, pixelsPerRem };
    return { store, sync, canEdit, canAdd, ...looks, openMenu, openEdit, openMove, openSchedule };
  }, [
    store,
    sync,
    canEdit,
    canAdd,
    currency,
    today,
    density,
    fields,
    pixelsPerRem,
    openMenu,
    openEdit,
    openMove,
    openSchedule,
  ]);
  useUndoKey();
  return (
    <BoardContext value={model}>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <BoardColumns key={`${density} ${pixelsPerRem}`} ref={board} stages={pipeline.stages} />
        <BoardEmpty
          action={
            canAdd && <NewOpportunityButton {...creation} label="Add the first opportunity" />
          }
        />
      </div>
      <Announcer />
      {canEdit && (
        <SelectionBar
          stages={pipeline.stages}
          members={members}
          {...{ lostReasons, lostReasonRequired }}
        />
      )}
      <BoardDialogs
        board={board}
        dialog={dialog}
        members={members}
        lostReasons={lostReasons}
        timeZone={props.timeZone}
        onClose={close}
      />
    </BoardContext>
  );
}

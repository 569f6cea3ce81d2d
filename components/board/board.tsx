"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { OpportunityRecord, OpportunitySummary } from "@/lib/domain/opportunities/schema";
import { dayIn } from "@/lib/format";
import { Announcer } from "./announcer";
import { BoardColumns } from "./board-columns";
import { BoardContext } from "./board-context";
import { BoardDialogs, type MovingCard } from "./board-dialogs";
import { BoardEmpty } from "./board-empty";
import { BoardToolbar, type BoardToolbarProps } from "./board-toolbar";
import { stageListing } from "./card-lists";
import { CardMenu, type OpenMenu } from "./card-menu";
import { cardMetrics, type Density } from "./card-metrics";
import { NewOpportunityButton } from "./new-opportunity-button";
import { useLiveBoard } from "./use-live-board";

export type BoardProps = BoardToolbarProps & {
  /** The first page of every stage, as the server rendered it. */
  columns: { pipeline_stage_id: string; opportunities: OpportunityRecord[]; next_cursor: string | null }[];
  summary: OpportunitySummary;
  timeZone: string;
  /** The last change event that the columns hold already. */
  since: number;
  density: Density;
  /** What is offered when an opportunity is lost. */
  lostReasons: string[];
};

/** The opportunities board of one pipeline under one filter. */
export function Board(props: BoardProps) {
  const { pipeline, filter } = props;
  return <PipelineBoard key={JSON.stringify([pipeline.id, filter])} {...props} />;
}

function PipelineBoard({ columns, summary, timeZone, since, density, lostReasons, ...toolbar }: BoardProps) {
  const { pipeline, filter, canEdit, members, currentUserId, currency } = toolbar;
  const creation = { pipeline, members, currentUserId, currency };
  const board = useRef<HTMLDivElement>(null);
  const { store, sync } = useLiveBoard({ pipeline, filter, columns, summary, since });
  const [today] = useState(() => dayIn(timeZone));
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [moving, setMoving] = useState<MovingCard | null>(null);
  const openMenu = useCallback((cardId: string, button: HTMLElement) => setMenu({ cardId, button }), []);
  const model = useMemo(
    () => ({ store, sync, canEdit, currency, today, metrics: cardMetrics(density), openMenu }),
    [store, sync, canEdit, currency, today, density, openMenu],
  );
  return (
    <BoardContext value={model}>
      <BoardToolbar {...toolbar} />
      <div className="relative flex min-h-0 flex-1 flex-col">
        <BoardColumns ref={board} stages={pipeline.stages} />
        <BoardEmpty
          action={
            canEdit && pipeline.is_active && <NewOpportunityButton {...creation} label="Add the first opportunity" />
          }
        />
      </div>
      <Announcer />
      {menu && (
        <CardMenu
          menu={menu}
          onClose={() => setMenu(null)}
          onMove={(cardId) => {
            setMoving({ cardId, stageId: stageListing(store.get().shown, cardId) ?? "" });
          }}
        />
      )}
      <BoardDialogs board={board} moving={moving} onMoved={() => setMoving(null)} lostReasons={lostReasons} />
    </BoardContext>
  );
}

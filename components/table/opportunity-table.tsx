"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { SelectionBar } from "@/components/bulk/selection-bar";
import type { EditedField, OpenEdit } from "@/components/opportunities/edit/inline-fields";
import { useOfferOrder } from "@/components/opportunities/shown-order";
import {
  select,
  selectThrough,
  toggleSelected,
  useSelection,
} from "@/components/selection/selection";
import { LoadMore } from "@/components/ui/load-more";
import { useKeptScroll } from "@/components/ui/use-kept-scroll";
import { useToday } from "@/components/ui/use-today";
import { listOpportunityIds } from "@/lib/client/list-opportunity-ids";
import type { BoardFilter, StagePage } from "@/lib/client/opportunities";
import type { OpportunitySummary, Sort } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { amountsByStatus } from "./amounts-by-status";
import { OpportunityRow } from "./opportunity-row";
import { shownColumns } from "./table-columns";
import { TableEmpty } from "./table-empty";
import { TableHead } from "./table-head";
import { TableTotals } from "./table-totals";
import { useRowOrder } from "./use-row-order";
import { useTable } from "./use-table";

const CardEdit = dynamic(
  () => import("@/components/opportunities/edit/card-edit").then((module) => module.CardEdit),
  {
    ssr: false,
  },
);

type OpportunityTableProps = {
  pipeline: PipelineRecord;
  /** The first page, as the server rendered it. */
  page: StagePage;
  summary: OpportunitySummary;
  filter: BoardFilter;
  sort?: Sort;
  /** The columns as the URL lists them. */
  columns?: string;
  since: number;
  timeZone: string;
  /** The organization's currency. */
  currency: string;
  canEdit: boolean;
  members: { user_id: string; name: string }[];
  lostReasons: string[];
  lostReasonRequired: boolean;
};

/**
 * The opportunities of the board as a table: sortable, with more pages on scrolling and totals
 * below.
 */
export function OpportunityTable(props: OpportunityTableProps) {
  const { pipeline, filter, sort = "position", timeZone, currency, canEdit, members } = props;
  const { rows, totals, hasMore, failed, loadMore } = useTable({
    ...props,
    pipelineId: pipeline.id,
  });
  useOfferOrder(useRowOrder(rows, hasMore, loadMore));
  const [edit, setEdit] = useState<
    (OpenEdit & { opportunity: OpportunityRecord; cell: HTMLElement }) | null
  >(null);
  const selected = useSelection();
  const scroller = useKeptScroll<HTMLElement>("table");
  const today = useToday(timeZone);
  const columns = useMemo(() => shownColumns(props.columns), [props.columns]);
  const ids = rows.map(({ id }) => id);
  const shown = useRef(ids);
  shown.current = ids;

  const onSelect = useCallback((id: string, isRange: boolean) => {
    if (isRange) selectThrough(id, shown.current);
    else toggleSelected(id);
  }, []);
  const onEdit = useCallback(
    (opportunity: OpportunityRecord, field: EditedField, cell: HTMLElement) => {
      const { top, left, width, height } = cell.getBoundingClientRect();
      setEdit({
        opportunity,
        cardId: opportunity.id,
        field,
        cell,
        at: { top, left, width, height },
      });
    },
    [],
  );

  if (rows.length === 0) return <TableEmpty filter={filter} pipelineId={pipeline.id} />;
  const shownSelected = ids.filter((id) => selected.includes(id)).length;
  const isAll = shownSelected === ids.length ? true : shownSelected > 0 ? "indeterminate" : false;
  const all =
    isAll === true && hasMore
      ? {
          count: totals.total.count,
          loadIds: (most: number) =>
            listOpportunityIds({ ...filter, pipeline_id: pipeline.id }, sort, most),
        }
      : undefined;
  const edited = edit && (rows.find(({ id }) => id === edit.cardId) ?? edit.opportunity);
  return (
    <section
      ref={scroller}
      aria-label="Opportunities"
      className="relative min-h-0 flex-1 overflow-auto"
    >
      <table className="w-full min-w-max border-separate border-spacing-0 text-left">
        <TableHead
          columns={columns}
          sort={sort}
          selected={canEdit ? isAll : null}
          onSelectAll={(all) => select(all ? ids : [])}
        />
        <tbody>
          {rows.map((row) => (
            <OpportunityRow
              key={row.id}
              opportunity={row}
              columns={columns}
              today={today}
              timeZone={timeZone}
              color={colorOf(pipeline, row)}
              canEdit={canEdit}
              onSelect={onSelect}
              onEdit={onEdit}
            />
          ))}
        </tbody>
        <tfoot>
          <TableTotals
            count={totals.total.count}
            totals={amountsByStatus(pipeline.stages, totals, currency)}
            loaded={rows.length}
            span={columns.length + (canEdit ? 1 : 0)}
          />
        </tfoot>
      </table>
      {hasMore && <LoadMore key={rows.length} failed={failed} onReached={loadMore} />}
      {edit && edited && (
        <CardEdit
          key={`${edit.cardId} ${edit.field}`}
          edit={edit}
          card={edited}
          members={members}
          onClose={() => setEdit(null)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            edit.cell.focus();
          }}
        />
      )}
      {canEdit && <SelectionBar {...props} stages={pipeline.stages} all={all} />}
    </section>
  );
}

function colorOf(
  { stages }: PipelineRecord,
  { pipeline_stage_id }: OpportunityRecord,
): string | null {
  return stages.find(({ id }) => id === pipeline_stage_id)?.color ?? null;
}

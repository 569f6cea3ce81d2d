"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { BoardFilter, StagePage } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { dayIn, formatMoney, formatNumber } from "@/lib/format";
import { OpportunityRow } from "./opportunity-row";
import { TableEmpty } from "./table-empty";
import { useTable } from "./use-table";

export type OpportunityTableProps = {
  pipeline: PipelineRecord;
  /** The first page, as the server rendered it. */
  page: StagePage;
  summary: OpportunitySummary;
  filter: BoardFilter;
  timeZone: string;
  /** The organization's. */
  currency: string;
};

/** The same opportunities as the board's, as rows: by stage and position, further pages as one scrolls, totals below. */
export function OpportunityTable({ pipeline, page, summary, filter, timeZone, currency }: OpportunityTableProps) {
  const { rows, totals, hasMore, failed, loadMore } = useTable({ page, summary, pipelineId: pipeline.id, filter });
  const today = dayIn(timeZone);
  if (rows.length === 0) return <TableEmpty filter={filter} pipelineId={pipeline.id} />;
  return (
    <section aria-label="Opportunities" className="relative min-h-0 flex-1 overflow-auto">
      <table className="w-full min-w-max border-separate border-spacing-0 text-left">
        <thead>
          <tr>
            {COLUMNS.map(({ name, className }) => (
              <th
                key={name}
                scope="col"
                className={`sticky top-0 z-10 h-8 border-b bg-surface px-3 font-medium text-ink-muted text-xs first:pl-4 last:pr-4 ${className ?? ""}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OpportunityRow
              key={row.id}
              opportunity={row}
              color={pipeline.stages.find(({ id }) => id === row.pipeline_stage_id)?.color ?? null}
              today={today}
            />
          ))}
        </tbody>
        <tfoot>
          <TotalRow total={totals.total} currency={currency} />
        </tfoot>
      </table>
      {hasMore && <More key={rows.length} failed={failed} onReached={loadMore} />}
    </section>
  );
}

const COLUMNS = [
  { name: "Name" },
  { name: "Stage" },
  { name: "Amount", className: "text-right" },
  { name: "Owner" },
  { name: "Account" },
  { name: "Expected close" },
  { name: "Status" },
];

/** The totals under the filter, of all pages; the organization's own currency first. */
function TotalRow({ total, currency }: { total: OpportunitySummary["total"]; currency: string }) {
  const amounts = total.amounts.toSorted((a, b) => Number(b.currency === currency) - Number(a.currency === currency));
  return (
    <tr>
      <td colSpan={COLUMNS.length} className="sticky bottom-0 z-10 border-t bg-surface p-0">
        <p className="sticky left-0 flex w-fit max-w-[100vw] flex-wrap gap-x-4 px-4 py-2 font-medium">
          <span>
            {formatNumber(total.count)} {total.count === 1 ? "opportunity" : "opportunities"},{" "}
            {formatNumber(total.open_count)} open
          </span>
          {amounts.map(({ currency, amount }) => (
            <span key={currency}>{formatMoney(amount, currency)}</span>
          ))}
        </p>
      </td>
    </tr>
  );
}

/** The end of what is loaded: coming near it loads on. */
function More({ failed, onReached }: { failed: boolean; onReached: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || failed) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReached(), { rootMargin: "600px" });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [failed, onReached]);
  return (
    <div ref={end} role="status" className="flex h-12 items-center gap-3 px-4 text-ink-muted">
      {failed ? "More could not be loaded." : "Loading more…"}
      {failed && (
        <Button size="sm" onClick={onReached}>
          Try again
        </Button>
      )}
    </div>
  );
}

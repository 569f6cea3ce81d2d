"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { crmRequest } from "@/lib/client/crm-request";
import { followChanges } from "@/lib/client/event-stream";
import {
  type BoardFilter,
  type BoardSelection,
  fetchSummary,
  type StagePage,
} from "@/lib/client/opportunities";
import { subscribe } from "@/lib/client/opportunity-events";
import type { OpportunitySummary, Sort } from "@/lib/domain/opportunities/list/schema";
import { createRowLoader } from "./row-loader";
import { appendPage, applyChange } from "./table-rows";

type InitialTable = {
  page: StagePage;
  summary: OpportunitySummary;
  pipelineId: string;
  filter: BoardFilter;
  sort?: Sort;
  /** The id of the last change event that the page includes. */
  since: number;
};

const RELOAD_AFTER_MS = 250;

/**
 * The rows and totals of the table: starts with the server-rendered page, loads more pages and
 * follows every change.
 */
export function useTable({ page, summary, pipelineId, filter, sort, since }: InitialTable) {
  const [rows, setRows] = useState(page.opportunities);
  const [cursor, setCursor] = useState(page.next_cursor);
  const [totals, setTotals] = useState(summary);
  const [failed, setFailed] = useState(false);
  const loaded = useRef(rows.length);
  loaded.current = rows.length;
  // Compared by value: each render of the page creates a new filter object.
  const key = JSON.stringify({ ...filter, pipeline_id: pipelineId });
  const selection = useMemo(() => JSON.parse(key) as BoardSelection, [key]);

  const loader = useMemo(
    () =>
      createRowLoader({
        load: (limit, from) =>
          crmRequest<StagePage>("GET", "/opportunities", {
            query: { ...selection, sort, limit, cursor: from },
          }),
        summarize: () => fetchSummary(selection),
        count: () => loaded.current,
        append: (next) => {
          setRows((current) => appendPage(current, next.opportunities));
          setCursor(next.next_cursor);
        },
        replace: (read, summed) => {
          setRows(read.rows);
          setCursor(read.cursor);
          setTotals(summed);
          setFailed(false);
        },
        failed: () => setFailed(true),
      }),
    [selection, sort],
  );

  const loadMore = useCallback(async () => {
    if (cursor === null) return;
    setFailed(false);
    await loader.loadMore(cursor);
  }, [cursor, loader]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reloadSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void loader.reload(), RELOAD_AFTER_MS);
    };
    const stopLocal = subscribe((event) => {
      setRows((current) => applyChange(current, event, selection.pipeline_id));
      reloadSoon();
    });
    const stopLive = followChanges(since, {
      onChange: ({ record_type }) => SHOWN_TYPES.includes(record_type) && reloadSoon(),
      onReset: reloadSoon,
    });
    return () => {
      clearTimeout(timer);
      stopLocal();
      stopLive();
    };
  }, [loader, selection, since]);

  return { rows, totals, hasMore: cursor !== null, failed, loadMore };
}

/** The records that a row shows. */
const SHOWN_TYPES: readonly string[] = [
  "opportunity",
  "activity",
  "pipeline",
  "stage",
  "account",
  "contact",
  "member",
];

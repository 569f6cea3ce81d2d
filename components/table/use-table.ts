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

type Start = {
  page: StagePage;
  summary: OpportunitySummary;
  pipelineId: string;
  filter: BoardFilter;
  sort?: Sort;
  /** The last change event that the page holds already. */
  since: number;
};

const REREAD_AFTER_MS = 250;

/** The table's rows and totals: starts from what the server rendered, grows by pages, and follows every change. */
export function useTable({ page, summary, pipelineId, filter, sort, since }: Start) {
  const [rows, setRows] = useState(page.opportunities);
  const [cursor, setCursor] = useState(page.next_cursor);
  const [totals, setTotals] = useState(summary);
  const [failed, setFailed] = useState(false);
  const loaded = useRef(rows.length);
  loaded.current = rows.length;
  // By value: the filter is another object after every render of the page.
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
    const rereadSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void loader.reread(), REREAD_AFTER_MS);
    };
    const stopOwn = subscribe((event) => {
      setRows((current) => applyChange(current, event, selection.pipeline_id));
      rereadSoon();
    });
    const stopLive = followChanges(since, {
      onChange: ({ record_type }) => TOUCHING.includes(record_type) && rereadSoon(),
      onReset: rereadSoon,
    });
    return () => {
      clearTimeout(timer);
      stopOwn();
      stopLive();
    };
  }, [loader, selection, since]);

  return { rows, totals, hasMore: cursor !== null, failed, loadMore };
}

/** What a row shows of, beside the opportunity itself. */
const TOUCHING: readonly string[] = [
  "opportunity",
  "activity",
  "pipeline",
  "stage",
  "account",
  "contact",
  "member",
];

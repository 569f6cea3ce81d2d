"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { usePages } from "@/components/queries/use-pages";
import { type LeadPage, listLeads } from "@/lib/client/leads";
import { queryKeys } from "@/lib/client/query-keys";
import type { LeadQuery, LeadRecord } from "@/lib/domain/leads/schema";

export type LeadFilter = Pick<LeadQuery, "q" | "status">;

/**
 * The leads of a list: starts from the page the server rendered, grows by pages, and shows the
 * user's own changes at once.
 */
export function useLeads(first: LeadPage, filter: LeadFilter) {
  const client = useQueryClient();
  const { key, page, rows, hasMore, isLoading, failed, loadMore } = usePages({
    key: queryKeys.leads(filter),
    first,
    loadPage: (cursor, signal): Promise<LeadPage> =>
      listLeads({ ...filter, limit: 50, cursor }, signal),
    rowsOf,
  });
  // The undo of a toast may come when another list is shown.
  const shown = useRef(key);
  shown.current = key;

  const edit = useCallback(
    async (work: (pages: LeadPage[]) => LeadPage[]) => {
      const queryKey = shown.current;
      // A page under way would bring the list back as it was when the page was requested.
      await client.cancelQueries({ queryKey });
      client.setQueryData<InfiniteData<LeadPage>>(
        queryKey,
        (data) => data && { ...data, pages: work(data.pages) },
      );
    },
    [client],
  );
  /** Replaces a lead by its new version. */
  const put = useCallback((lead: LeadRecord) => edit((pages) => pages.map(replaced(lead))), [edit]);
  /** Shows a lead first that is new to the list. */
  const added = useCallback(
    (lead: LeadRecord) =>
      edit(([head, ...rest]) =>
        head
          ? [
              {
                ...head,
                leads: [lead, ...head.leads],
                total_count: (head.total_count ?? 0) + 1,
              },
              ...rest,
            ]
          : rest,
      ),
    [edit],
  );
  const removed = useCallback(
    (lead: LeadRecord) => edit((pages) => pages.map(without(lead))),
    [edit],
  );

  return {
    leads: rows,
    count: page.total_count ?? 0,
    hasMore,
    isLoading,
    failed,
    loadMore,
    put,
    added,
    removed,
  };
}

function rowsOf({ leads }: LeadPage): LeadRecord[] {
  return leads;
}

function replaced(lead: LeadRecord) {
  return (page: LeadPage): LeadPage => ({
    ...page,
    leads: page.leads.map((each) => (each.id === lead.id ? lead : each)),
  });
}

function without(lead: LeadRecord) {
  return ({ leads, total_count, ...page }: LeadPage): LeadPage => ({
    ...page,
    leads: leads.filter(({ id }) => id !== lead.id),
    total_count: total_count === undefined ? undefined : total_count - 1,
  });
}

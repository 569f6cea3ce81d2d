"use client";

import { useCallback, useRef, useState } from "react";
import { type LeadPage, listLeads } from "@/lib/client/leads";
import type { LeadQuery, LeadRecord } from "@/lib/domain/leads/schema";

export type LeadFilter = Pick<LeadQuery, "q" | "status" | "owner_user_id">;

/**
 * The leads of a list: starts from what the server rendered, afresh with each filter, grows by pages, follows what is done
 * in this window.
 */
export function useLeads(page: LeadPage, total: number, filter: LeadFilter) {
  const [leads, setLeads] = useState(page.leads);
  const [cursor, setCursor] = useState(page.next_cursor);
  const [count, setCount] = useState(total);
  const [isLoading, setLoading] = useState(false);
  const [failed, setFailed] = useState(false);
  const asked = JSON.stringify(filter);
  const [shown, setShown] = useState(asked);
  const current = useRef(asked);
  current.current = asked;
  if (shown !== asked) {
    setShown(asked);
    setLeads(page.leads);
    setCursor(page.next_cursor);
    setCount(total);
    setLoading(false);
    setFailed(false);
  }

  const loadMore = async () => {
    if (cursor === null || isLoading) return;
    setLoading(true);
    setFailed(false);
    try {
      const next = await listLeads({ ...filter, limit: 50, cursor });
      if (current.current !== asked) return;
      setLeads((current) => [
        ...current,
        ...next.leads.filter(({ id }) => current.every((lead) => lead.id !== id)),
      ]);
      setCursor(next.next_cursor);
    } catch {
      if (current.current === asked) setFailed(true);
    } finally {
      if (current.current === asked) setLoading(false);
    }
  };

  /** Shows a lead as it now is: in its place, or first when it is new here. */
  const put = useCallback((lead: LeadRecord) => {
    setLeads((current) =>
      current.some(({ id }) => id === lead.id)
        ? current.map((each) => (each.id === lead.id ? lead : each))
        : [lead, ...current],
    );
  }, []);
  const added = useCallback(
    (lead: LeadRecord) => {
      put(lead);
      setCount((current) => current + 1);
    },
    [put],
  );
  const removed = useCallback((lead: LeadRecord) => {
    setLeads((current) => current.filter(({ id }) => id !== lead.id));
    setCount((current) => current - 1);
  }, []);

  return {
    leads,
    count,
    hasMore: cursor !== null,
    isLoading,
    failed,
    loadMore,
    put,
    added,
    removed,
  };
}

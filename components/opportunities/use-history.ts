"use client";

import { useEffect, useState } from "react";
import { listHistory } from "@/lib/client/change-events";
import { crmRequest } from "@/lib/client/crm-request";
import type { ChangeEventRecord, RecordType } from "@/lib/domain/change-events/schema";
import { linkedIds } from "./change-lines";

export type History = { events: ChangeEventRecord[]; links: ReadonlyMap<string, string> };

/**
 * The history of a record, newest first, with the names of the accounts and contacts in it. Reloads
 * for each new version and shows the former one until then.
 */
export function useHistory(
  recordId: string,
  version: number,
  recordType: RecordType = "opportunity",
) {
  const [history, setHistory] = useState<History>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or attempt reloads
  useEffect(() => {
    const abort = new AbortController();
    loadHistory(recordType, recordId, abort.signal).then(
      (loaded) => {
        setHistory(loaded);
        setFailed(false);
      },
      () => !abort.signal.aborted && setFailed(true),
    );
    return () => abort.abort();
  }, [recordType, recordId, version, attempt]);

  return { history, failed, retry: () => setAttempt(attempt + 1) };
}

async function loadHistory(
  recordType: RecordType,
  recordId: string,
  signal: AbortSignal,
): Promise<History> {
  const events = await listHistory(recordId, signal, recordType);
  const names = await Promise.all([
    ...linkedIds(events, "account_id").map((id) => linkName("accounts", id, signal)),
    ...linkedIds(events, "contact_id").map((id) => linkName("contacts", id, signal)),
  ]);
  return { events: events.reverse(), links: new Map(names.flat()) };
}

/** Returns the id and name of a record, or nothing if it was deleted. */
async function linkName(
  plural: "accounts" | "contacts",
  id: string,
  signal: AbortSignal,
): Promise<[string, string][]> {
  try {
    const response = await crmRequest<Record<string, { name: string }>>("GET", `/${plural}/${id}`, {
      signal,
    });
    return Object.values(response).map(({ name }) => [id, name]);
  } catch {
    return [];
  }
}

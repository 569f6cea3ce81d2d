"use client";

import { useEffect, useState } from "react";
import { listHistory } from "@/lib/client/change-events";
import { crmRequest } from "@/lib/client/crm-request";
import type { ChangeEventRecord, RecordType } from "@/lib/domain/change-events/schema";
import { linkedIds } from "./change-lines";

export type History = { events: ChangeEventRecord[]; links: ReadonlyMap<string, string> };

/**
 * A record's history, an opportunity's unless told otherwise, newest first, with the names of the accounts and contacts in it; read again for each new version.
 * What was read before stays until the next is there.
 */
export function useHistory(
  recordId: string,
  version: number,
  recordType: RecordType = "opportunity",
) {
  const [history, setHistory] = useState<History>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or attempt reads again
  useEffect(() => {
    const abort = new AbortController();
    readHistory(recordType, recordId, abort.signal).then(
      (read) => {
        setHistory(read);
        setFailed(false);
      },
      () => !abort.signal.aborted && setFailed(true),
    );
    return () => abort.abort();
  }, [recordType, recordId, version, attempt]);

  return { history, failed, retry: () => setAttempt(attempt + 1) };
}

async function readHistory(
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

/** The record's id and name; nothing when it is no longer there. */
async function linkName(
  plural: "accounts" | "contacts",
  id: string,
  signal: AbortSignal,
): Promise<[string, string][]> {
  try {
    const answer = await crmRequest<Record<string, { name: string }>>("GET", `/${plural}/${id}`, {
      signal,
    });
    return Object.values(answer).map(({ name }) => [id, name]);
  } catch {
    return [];
  }
}

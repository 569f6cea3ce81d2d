"use client";

import { useCallback, useEffect, useState } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { ApiError } from "@/lib/client/api-error";
import type { MergeInput, MergeOutcome } from "@/lib/domain/customers/schema";
import type { Customer, CustomerKind } from "./customer-kind";

export type MergeForm<Shown extends Customer> = ReturnType<typeof useMerge<Shown>>;

/**
 * A merge while it is decided: who takes part, who stays, which values stay, and what the server says would move. It
 * names the versions that were looked at; when one has changed since, all are read again and `notice` says so.
 */
export function useMerge<Shown extends Customer>(
  kind: CustomerKind<Shown>,
  ids: string[],
  keptId?: string,
) {
  const [records, setRecords] = useState<Shown[]>();
  const [kept, setKept] = useState(keptId);
  const [chosen, setChosen] = useState<Partial<Record<string, string>>>({});
  const [preview, setPreview] = useState<MergeOutcome>();
  const [notice, setNotice] = useState<string>();
  const [isMerging, setMerging] = useState(false);
  const survivor =
    records?.find(({ id }) => id === kept) ??
    records?.toSorted((a, b) => kind.weight(b) - kind.weight(a) || byAge(a, b))[0];
  const others = records?.filter((record) => record !== survivor) ?? [];
  const input = survivor && others.length > 0 ? inputOf(survivor, others, chosen) : undefined;

  const read = useCallback(
    async (wanted: string[], signal?: AbortSignal) => {
      const found = await Promise.all(wanted.map((id) => kind.find(id, signal).catch(absent)));
      return found.filter((record) => record !== undefined);
    },
    [kind],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids are what the dialog was opened with
  useEffect(() => {
    const abort = new AbortController();
    read(ids, abort.signal).then(
      setRecords,
      (error) => !abort.signal.aborted && setNotice(errorMessage(error)),
    );
    return () => abort.abort();
  }, [read]);

  const asked = input && JSON.stringify([survivor?.id, input.ids, input.lock_versions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who takes part decides what moves, not which values stay
  useEffect(() => {
    setPreview(undefined);
    if (!survivor || !input) return;
    const abort = new AbortController();
    kind.merge(survivor.id, input, true, abort.signal).then(setPreview, (error) => {
      if (!abort.signal.aborted) void refuse(error);
    });
    return () => abort.abort();
  }, [asked]);

  const refuse = async (error: unknown) => {
    const isOutdated = error instanceof ApiError && [404, 409, 412].includes(error.status);
    const isGone =
      error instanceof ApiError && error.errors.some(({ field }) => field.startsWith("ids"));
    if (!records || !(isOutdated || isGone)) return setNotice(errorMessage(error));
    try {
      setRecords(await read(records.map(({ id }) => id)));
      setNotice(isGone || error.status === 404 ? GONE : `${error.detail}.`);
    } catch (failure) {
      setNotice(errorMessage(failure));
    }
  };

  return {
    records,
    survivor,
    others,
    chosen,
    preview,
    notice,
    isMerging,
    keep: setKept,
    choose: (field: string, id: string) => setChosen((current) => ({ ...current, [field]: id })),
    add: async (id: string) => {
      if (records?.some((record) => record.id === id)) return;
      const added = await read([id]).catch((error) => setNotice(errorMessage(error)));
      if (added) setRecords((current = []) => [...current, ...added]);
    },
    remove: (id: string) => {
      setRecords((current) => current?.filter((record) => record.id !== id));
      setChosen((current) =>
        Object.fromEntries(Object.entries(current).filter(([, from]) => from !== id)),
      );
    },
    /** Resolves to whether the server took it. */
    merge: async (): Promise<boolean> => {
      if (!survivor || !input || isMerging) return false;
      setMerging(true);
      setNotice(undefined);
      try {
        await kind.merge(survivor.id, input, false);
        return true;
      } catch (error) {
        await refuse(error);
        return false;
      } finally {
        setMerging(false);
      }
    },
  };
}

const GONE = "One of them was deleted in the meantime.";

function inputOf(
  survivor: Customer,
  others: Customer[],
  chosen: Partial<Record<string, string>>,
): MergeInput {
  const all = [survivor, ...others];
  const fields = Object.entries(chosen).filter((entry): entry is [string, string] =>
    all.some(({ id }) => id === entry[1]),
  );
  return {
    ids: others.map(({ id }) => id),
    fields: Object.fromEntries(fields),
    lock_versions: Object.fromEntries(all.map(({ id, lock_version }) => [id, lock_version])),
  };
}

function byAge(a: Customer, b: Customer): number {
  return a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id);
}

function absent(error: unknown): undefined {
  if (!(error instanceof ApiError && error.status === 404)) throw error;
}

"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { ApiError } from "@/lib/client/api-error";
import { queryKeys } from "@/lib/client/query-keys";
import type { MergeInput } from "@/lib/domain/customers/schema";
import type { Customer, CustomerKind } from "./customer-kind";

export type MergeForm<Shown extends Customer> = ReturnType<typeof useMerge<Shown>>;

/**
 * The state of a merge dialog: the records taking part, which one stays, which values it takes, and
 * the server's preview of what moves. The merge sends the versions that are shown; if one is
 * outdated, all are read again and `notice` says so.
 */
export function useMerge<Shown extends Customer>(
  kind: CustomerKind<Shown>,
  openedWith: string[],
  keptId?: string,
) {
  const participants = useParticipants(kind, openedWith);
  const { records } = participants;
  const [kept, setKept] = useState(keptId);
  const [chosen, setChosen] = useState<Partial<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<string>();
  const [isMerging, setMerging] = useState(false);
  const survivor =
    records?.find(({ id }) => id === kept) ??
    records?.toSorted((a, b) => kind.weight(b) - kind.weight(a) || byAge(a, b))[0];
  const others = records?.filter((record) => record !== survivor) ?? [];
  const input = survivor && others.length > 0 ? inputOf(survivor, others, chosen) : undefined;

  const preview = useQuery({
    // Which values stay does not change what moves.
    queryKey: queryKeys.mergePreview(
      kind.type,
      survivor?.id,
      input && [input.ids, input.lock_versions],
    ),
    queryFn: ({ signal }) =>
      survivor && input ? kind.merge(survivor.id, input, true, signal) : null,
    enabled: input !== undefined,
    gcTime: 0,
  });

  const refuse = async (error: unknown) => {
    const isOutdated = error instanceof ApiError && [404, 409, 412].includes(error.status);
    const isGone =
      error instanceof ApiError && error.errors.some(({ field }) => field.startsWith("ids"));
    if (!(isOutdated || isGone)) return setRefusal(errorMessage(error));
    const failure = await participants.reload();
    if (failure) setRefusal(errorMessage(failure));
    else setRefusal(isGone || error.status === 404 ? GONE : `${error.detail}.`);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal of a preview is handled once
  useEffect(() => {
    if (preview.error) void refuse(preview.error);
  }, [preview.error]);

  return {
    records,
    survivor,
    others,
    chosen,
    preview: preview.data ?? undefined,
    notice: refusal ?? (participants.error ? errorMessage(participants.error) : undefined),
    isMerging,
    keep: setKept,
    choose: (field: string, id: string) => setChosen((current) => ({ ...current, [field]: id })),
    add: participants.add,
    remove: (id: string) => {
      participants.remove(id);
      setChosen((current) =>
        Object.fromEntries(Object.entries(current).filter(([, from]) => from !== id)),
      );
    },
    /** Resolves to whether the server merged the records. */
    merge: async (): Promise<boolean> => {
      if (!survivor || !input || isMerging) return false;
      setMerging(true);
      setRefusal(undefined);
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

/**
 * The records taking part in a merge; `records` is undefined until those it was opened with are
 * read. Deleted ones are left out.
 */
function useParticipants<Shown extends Customer>(kind: CustomerKind<Shown>, openedWith: string[]) {
  const [ids, setIds] = useState(openedWith);
  const [required] = useState(openedWith);
  const reads = useQueries({
    queries: ids.map((id) => ({
      queryKey: queryKeys.mergedRecord(kind.type, id),
      queryFn: ({ signal }: { signal: AbortSignal }) => kind.find(id, signal).catch(absent),
      gcTime: 0,
    })),
  });
  const isRead = ids.every(
    (id, index) => !required.includes(id) || reads[index]?.data !== undefined,
  );
  return {
    records: isRead ? reads.flatMap(({ data }) => data ?? []) : undefined,
    error: reads.find(({ isError }) => isError)?.error,
    add: (id: string) => {
      const index = ids.indexOf(id);
      if (index === -1) setIds([...ids, id]);
      else void reads[index]?.refetch();
    },
    remove: (id: string) => setIds(ids.filter((each) => each !== id)),
    /** Reads all of them again; resolves to the first error. */
    reload: async (): Promise<Error | undefined> => {
      const results = await Promise.all(reads.map(({ refetch }) => refetch()));
      return results.find(({ isError }) => isError)?.error ?? undefined;
    },
  };
}

const GONE = "One of them has been deleted.";

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

/** `null` for a record that no longer exists; throws any other error again. */
function absent(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}

import { useCallback, useEffect, useState } from "react";
import { toast } from "sonner";
import { ApiError } from "@/lib/client/api-error";
import { listViews } from "@/lib/client/views";
import type { ViewRecord } from "@/lib/domain/views/schema";

/** Returns the saved views and a function that changes them: it reports errors in a toast and reloads the views. */
export function useViews() {
  const [views, setViews] = useState<ViewRecord[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const reload = useCallback(
    () =>
      listViews().then(
        (found) => {
          setViews(found);
          setFailed(false);
        },
        () => setFailed(true),
      ),
    [],
  );
  useEffect(() => void reload(), [reload]);

  const run = async <Result>(
    work: () => Promise<Result>,
    said: string,
  ): Promise<Result | undefined> => {
    setBusy(true);
    try {
      const result = await work();
      toast(said);
      return result;
    } catch (error) {
      const description =
        error instanceof ApiError ? error.detail : "Something went wrong. Try again.";
      toast.error("The view was not saved", { description });
      return undefined;
    } finally {
      setBusy(false);
      await reload();
    }
  };

  return { views, failed, isBusy, reload, run };
}

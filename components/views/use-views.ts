import { useCallback, useEffect, useState } from "react";
import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import { listViews } from "@/lib/client/views";
import type { ViewRecord } from "@/lib/domain/views/schema";

/**
 * Returns the saved views and a function that changes them: it reports errors in a toast and
 * reloads the views.
 */
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
    message: string,
  ): Promise<Result | undefined> => {
    setBusy(true);
    try {
      const result = await work();
      toast(message);
      return result;
    } catch (error) {
      showFailure(error, "Couldn’t update the view", "The view may have been updated");
      return undefined;
    } finally {
      setBusy(false);
      await reload();
    }
  };

  return { views, failed, isBusy, reload, run };
}

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/**
 * Adds the pipeline to an address that has other parameters, so that a link or a saved view does
 * not depend on the reader's default pipeline. Does not change an address without parameters.
 */
export function useNamedPipeline(pipelineId: string): void {
  const address = useSearchParams();
  const path = usePathname();
  useEffect(() => {
    // Under a sheet the address is the sheet's. `new`, which opens a form, is removed first.
    if (
      path !== "/crm/opportunities" ||
      address.size === 0 ||
      address.has("pipeline") ||
      address.has("new")
    )
      return;
    const named = new URLSearchParams(address);
    named.set("pipeline", pipelineId);
    window.history.replaceState(null, "", `?${named}`);
  }, [path, address, pipelineId]);
}

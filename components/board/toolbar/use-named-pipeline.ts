import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/**
 * Names the pipeline in an address that says anything else: a link or a view made of it shows a colleague the same, whose
 * default is another one. The bare address stays bare.
 */
export function useNamedPipeline(pipelineId: string): void {
  const address = useSearchParams();
  const path = usePathname();
  useEffect(() => {
    // Beneath a sheet the address is the sheet's; what opens the form for a new one is taken out first.
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

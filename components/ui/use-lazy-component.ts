import { type ComponentType, useCallback, useState } from "react";

/**
 * A component that is loaded when it is first about to be needed: null until it is there, and what starts loading it. What
 * opens it stays on the screen, with the focus, in between.
 */
export function useLazyComponent<Props>(
  load: () => Promise<ComponentType<Props>>,
): [ComponentType<Props> | null, () => void] {
  const [loaded, setLoaded] = useState<{ component: ComponentType<Props> } | null>(null);
  const start = useCallback(() => {
    void load().then((component) => setLoaded((known) => known ?? { component }));
  }, [load]);
  return [loaded?.component ?? null, start];
}

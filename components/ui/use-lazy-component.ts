import { type ComponentType, useCallback, useState } from "react";

/**
 * Returns a component that is loaded on demand, `null` until then, and a function that starts
 * loading. The element that opens it stays on the screen with the focus meanwhile.
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

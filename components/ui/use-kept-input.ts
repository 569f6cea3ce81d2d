import { useState } from "react";

// What was typed in this window and not carried out yet, and what it was typed for.
const kept = new Map<string, { value: unknown; context: string }>();

/**
 * The state of a field or form in a panel that a press outside closes: what was typed is there again
 * when the panel is opened the next time in this window. It is dropped once it has been carried out
 * (`forget`), or when `context`, what it was typed for, has changed.
 */
export function useKeptInput<Value>(name: string, initial: Value, context = "") {
  const read = (): Value => {
    const known = kept.get(name);
    return known?.context === context ? (known.value as Value) : initial;
  };
  const [value, setValue] = useState(read);
  // Whether the panel opened with what was typed before.
  const [wasKept, setKept] = useState(kept.get(name)?.context === context);
  return {
    value,
    wasKept,
    read,
    set(next: Value) {
      kept.set(name, { value: next, context });
      setValue(next);
    },
    forget() {
      kept.delete(name);
      setKept(false);
      setValue(initial);
    },
  };
}

import type { ReactNode } from "react";

/** A read-only value with its name. */
export function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

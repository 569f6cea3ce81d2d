import clsx from "clsx";
import type { ComponentProps } from "react";

/** A table that scrolls sideways if it does not fit; `label` is its accessible name. */
export function Table({ label, className, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    <section aria-label={label} className="relative overflow-x-auto rounded-lg border bg-surface">
      <table className={clsx("w-full border-collapse text-left", className)} {...props} />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={clsx(
        "h-9 whitespace-nowrap border-b px-3 font-medium text-ink-muted text-xs",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return (
    <td className={clsx("h-11 px-3 [tr:not(:last-child)>&]:border-b", className)} {...props} />
  );
}

import type { ReactNode } from "react";
import { formatNumber } from "@/lib/format";

type ListToolbarProps = {
  title: string;
  /** The number of records under the search. */
  total?: number;
  search: ReactNode;
  actions?: ReactNode;
};

/** The bar above a full-window list: title, count, search and actions. */
export function ListToolbar({ title, total, search, actions }: ListToolbarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 max-sm:px-3">
      <h1 className="font-semibold text-base">
        {title}
        {total !== undefined && (
          <span className="ml-2 font-normal text-ink-muted">
            {formatNumber(total)}
            <span className="sr-only"> in total</span>
          </span>
        )}
      </h1>
      {search}
      {actions && <div className="ml-auto flex gap-2">{actions}</div>}
    </div>
  );
}

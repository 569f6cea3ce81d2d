"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useAddress } from "@/components/filters/use-address";
import { Checkbox } from "@/components/ui/checkbox";
import type { Sort, SortField } from "@/lib/domain/opportunities/list/schema";
import type { TableColumn } from "./table-columns";

type TableHeadProps = {
  columns: readonly TableColumn[];
  sort: Sort;
  /** Whether all, some or none of the shown rows are selected; null if rows cannot be selected. */
  selected: boolean | "indeterminate" | null;
  onSelectAll: (isAll: boolean) => void;
};

/** The column heads. A click sorts by a sortable column, a second click reverses the order. */
export function TableHead({ columns, sort, selected, onSelectAll }: TableHeadProps) {
  const { go } = useAddress();
  const isDescending = sort.startsWith("-");
  const sorted = sort.replace("-", "");
  const sortBy = (field: SortField) => {
    const next = field === sorted && !isDescending ? `-${field}` : field;
    go({ sort: next === "position" ? undefined : next });
  };
  return (
    <thead>
      <tr>
        {selected !== null && (
          <th scope="col" className={`${HEAD} w-8 pr-0`}>
            <Checkbox
              aria-label="Select all shown"
              checked={selected}
              onCheckedChange={(checked) => onSelectAll(checked === true)}
            />
          </th>
        )}
        {columns.map(({ key, name, sort: field, isNumber }) => (
          <th
            key={key}
            scope="col"
            aria-sort={field === sorted ? (isDescending ? "descending" : "ascending") : undefined}
            className={`${HEAD} ${isNumber ? "text-right" : ""}`}
          >
            {field ? (
              <button
                type="button"
                onClick={() => sortBy(field)}
                className="-mx-1 inline-flex items-center gap-1 rounded px-1 hover:text-ink pointer-coarse:min-h-11"
              >
                {name}
                {field === sorted &&
                  (isDescending ? (
                    <ArrowDown aria-hidden className="size-3" />
                  ) : (
                    <ArrowUp aria-hidden className="size-3" />
                  ))}
              </button>
            ) : (
              name
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const HEAD =
  "sticky top-0 z-10 h-8 whitespace-nowrap border-b bg-surface px-3 font-medium text-ink-muted text-xs first:pl-4 last:pr-4";

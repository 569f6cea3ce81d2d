"use client";

import { SlidersHorizontal } from "lucide-react";
import { useAddress } from "@/components/filters/use-address";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { COLUMNS, columnsText, shownColumns } from "./table-columns";

/** Chooses the table's columns, which the address and a saved view keep. */
export function ColumnsButton({ columns }: { columns?: string }) {
  const { go } = useAddress();
  const shown = shownColumns(columns).map(({ key }) => key);
  return (
    <Popover
      label="Columns"
      className="w-52"
      trigger={
        <Button className="max-sm:order-3" title="Columns">
          <SlidersHorizontal aria-hidden />
          <span className="max-2xl:sr-only">Columns</span>
        </Button>
      }
    >
      <ul className="flex flex-col">
        {COLUMNS.slice(1).map(({ key, name }) => (
          <li key={key}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control */}
            <label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
              <Checkbox
                checked={shown.includes(key)}
                onCheckedChange={(checked) =>
                  go({ columns: columnsText(checked ? [...shown, key] : shown.filter((other) => other !== key)) })
                }
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

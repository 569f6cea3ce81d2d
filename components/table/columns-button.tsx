"use client";

import { SlidersHorizontal } from "lucide-react";
import { useAddress } from "@/components/filters/use-address";
import { ChoiceButton } from "@/components/ui/choice-button";
import { COLUMNS, columnsText, shownColumns } from "./table-columns";

/** Chooses the columns of the table. They are part of the URL and of saved views. */
export function ColumnsButton({ columns }: { columns?: string }) {
  const { go } = useAddress();
  return (
    <ChoiceButton
      label="Columns"
      choices={COLUMNS.slice(1)}
      chosen={shownColumns(columns).map(({ key }) => key)}
      onChange={(chosen) => go({ columns: columnsText(chosen) })}
      className="@max-3xl:order-3"
    >
      <SlidersHorizontal aria-hidden />
      <span className="@max-6xl:sr-only">Columns</span>
    </ChoiceButton>
  );
}

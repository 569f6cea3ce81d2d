import Link from "next/link";
import { type MouseEvent, memo } from "react";
import type { EditedField } from "@/components/opportunities/edit/inline-fields";
import { useIsSelected } from "@/components/selection/selection";
import { Checkbox } from "@/components/ui/checkbox";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { tableCell } from "./table-cell";
import type { ColumnKey, TableColumn } from "./table-columns";

type OpportunityRowProps = {
  opportunity: OpportunityRecord;
  columns: readonly TableColumn[];
  today: string;
  timeZone: string;
  /** The color of its stage. */
  color: string | null;
  canEdit: boolean;
  /** `isRange`: select every row since the last selected one (Shift). */
  onSelect: (id: string, isRange: boolean) => void;
  onEdit: (opportunity: OpportunityRecord, field: EditedField, cell: HTMLElement) => void;
};

/** One opportunity as a row: a checkbox, a link and cells, some of which are edited in place. */
export const OpportunityRow = memo(function OpportunityRow(props: OpportunityRowProps) {
  const { opportunity, columns, canEdit, onSelect, onEdit } = props;
  const { id, public_id, name } = opportunity;
  const isSelected = useIsSelected(id);
  const select = (event: MouseEvent) => onSelect(id, event.shiftKey);
  return (
    <tr
      aria-selected={canEdit ? isSelected : undefined}
      className={isSelected ? "bg-accent-soft" : "hover:bg-hover has-[a:focus-visible]:bg-hover"}
    >
      {canEdit && (
        <td className={`${CELL} w-8 pr-0`}>
          <Checkbox aria-label={`Select ${name}`} checked={isSelected} onClick={select} />
        </td>
      )}
      {columns.map(({ key, isNumber }) => {
        const field = canEdit ? EDITED[key] : undefined;
        const shown = tableCell(key, opportunity, props);
        return (
          <td key={key} className={isNumber ? `${CELL} text-right tabular-nums` : CELL}>
            {key === "name" ? (
              <Link
                dir="auto"
                title={name}
                href={`/crm/opportunities/${public_id}`}
                prefetch={false}
                scroll={false}
                className="block max-w-[min(20rem,45vw)] truncate py-1 font-medium hover:underline"
              >
                {name}
              </Link>
            ) : field ? (
              <button
                type="button"
                aria-label={`Edit ${NAMES[field]} of ${name}`}
                onClick={(event) => onEdit(opportunity, field, event.currentTarget)}
                className="-mx-1.5 inline-flex min-h-7 items-center rounded px-1.5 hover:bg-surface hover:shadow-card pointer-coarse:min-h-11"
              >
                {shown}
              </button>
            ) : (
              shown
            )}
          </td>
        );
      })}
    </tr>
  );
});

const EDITED: Partial<Record<ColumnKey, EditedField>> = {
  amount: "amount",
  close: "expected_close_date",
  owner: "owner_user_id",
};

const NAMES: Record<EditedField, string> = {
  amount: "amount",
  expected_close_date: "expected close",
  owner_user_id: "owner",
};

const CELL = "h-9 border-line border-b px-3 first:pl-4 last:pr-4 pointer-coarse:h-11";

import clsx from "clsx";
import { Table, TableCell, TableHead } from "@/components/ui/table";
import { formatNumber } from "@/lib/format";

type CountTableProps = {
  label: string;
  rows: { name: string; created: number; updated: number | null; unchanged: number | null }[];
};

/** The number of records that an import creates, updates and leaves unchanged, by kind. */
export function CountTable({ label, rows }: CountTableProps) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <TableHead>Records</TableHead>
          <TableHead className="text-right">Created</TableHead>
          <TableHead className="text-right">Updated</TableHead>
          <TableHead className="text-right">Unchanged</TableHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, created, updated, unchanged }) => (
          <tr key={name}>
            <th scope="row" className="h-9 px-3 font-normal [tr:not(:last-child)>&]:border-b">
              {name}
            </th>
            <Count value={created} />
            <Count value={updated} />
            <Count value={unchanged} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A count; `null` if the kind cannot have one. */
function Count({ value }: { value: number | null }) {
  return (
    <TableCell className={clsx("h-9! text-right", value ? "font-medium" : "text-ink-faint")}>
      {value === null ? "–" : formatNumber(value)}
    </TableCell>
  );
}

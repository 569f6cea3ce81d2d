import { Select } from "@/components/ui/select";
import { Table, TableCell, TableHead } from "@/components/ui/table";
import {
  COLUMNS,
  type CsvField,
  FIELDS,
  type Mapping,
} from "@/lib/domain/import-export/csv/schema";
import type { FileHead } from "./file-head";

type CsvMappingProps = {
  head: FileHead;
  mapping: Mapping;
  disabled: boolean;
  onMap: (column: number, field: CsvField | null) => void;
};

/** The columns of the file, each with an example value and the field it is imported to. */
export function CsvMapping({ head, mapping, disabled, onMap }: CsvMappingProps) {
  return (
    <Table label="Columns of the file">
      <thead>
        <tr>
          <TableHead>Column</TableHead>
          <TableHead className="max-sm:hidden">Example</TableHead>
          <TableHead>Field</TableHead>
        </tr>
      </thead>
      <tbody>
        {head.header.map((name, index) => {
          const column = name.trim() || `Column ${index + 1}`;
          const field = FIELDS.find((each) => mapping[each] === index);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
            <tr key={index}>
              <TableCell dir="auto" title={column} className="max-w-48 truncate font-medium">
                {column}
              </TableCell>
              <TableCell className="max-w-64 truncate text-ink-muted max-sm:hidden">
                {exampleOf(head.rows, index)}
              </TableCell>
              <TableCell className="w-56 min-w-40 py-1">
                <Select
                  aria-label={`Field for ${column}`}
                  disabled={disabled}
                  value={field ?? ""}
                  onChange={({ target }) =>
                    onMap(index, FIELDS.find((each) => each === target.value) ?? null)
                  }
                >
                  <option value="">Do not import</option>
                  {FIELDS.map((each) => (
                    <option key={each} value={each}>
                      {COLUMNS[each].header}
                    </option>
                  ))}
                </Select>
              </TableCell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function exampleOf(rows: string[][], index: number): string {
  return rows.map((cells) => cells[index]?.trim() ?? "").find((cell) => cell !== "") ?? "";
}

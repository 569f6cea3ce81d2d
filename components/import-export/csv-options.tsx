import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CsvReading } from "@/lib/client/portability";
import type { PipelineChoice } from "./pipeline-choice";

type CsvOptionsProps = {
  reading: CsvReading;
  pipelines: PipelineChoice[];
  disabled: boolean;
  onChange: (change: Partial<CsvReading>) => void;
};

/** The formats of the file and the rules for missing or unknown values. */
export function CsvOptions({ reading, pipelines, disabled, onChange }: CsvOptionsProps) {
  const standard = pipelines.find(({ is_default }) => is_default)?.id;
  const open = pipelines
    .filter(({ is_active }) => is_active)
    .map(({ id, name }) => [id, name] as const);
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {SETTINGS.map(({ name, label, choices }) => (
        <Choice
          key={name}
          label={label}
          choices={choices}
          disabled={disabled}
          value={reading[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <Choice
        label="Pipeline for rows without one"
        choices={open}
        disabled={disabled}
        value={reading.pipeline_id ?? standard ?? ""}
        onChange={(pipeline_id) => onChange({ pipeline_id })}
      />
    </div>
  );
}

type Setting = {
  name: keyof typeof NAMES;
  label: string;
  choices: readonly (readonly [value: string, text: string])[];
};

const NAMES = {
  dates: true,
  decimals: true,
  delimiter: true,
  encoding: true,
  unknown_links: true,
  unknown_owners: true,
  empty_cells: true,
} satisfies Partial<Record<keyof CsvReading, true>>;

const SETTINGS: Setting[] = [
  {
    name: "dates",
    label: "Date format",
    choices: [
      ["iso", "2026-01-31"],
      ["dmy", "31.01.2026 or 31/01/2026"],
      ["mdy", "01/31/2026"],
    ],
  },
  {
    name: "decimals",
    label: "Number format",
    choices: [
      ["point", "1,234.56"],
      ["comma", "1.234,56"],
    ],
  },
  {
    name: "delimiter",
    label: "Separator",
    choices: [
      [",", "Comma"],
      [";", "Semicolon"],
      ["\t", "Tab"],
      ["|", "Vertical bar"],
    ],
  },
  {
    name: "encoding",
    label: "Encoding",
    choices: [
      ["utf-8", "UTF-8"],
      ["utf-16le", "UTF-16"],
      ["windows-1252", "Windows-1252 (older Excel)"],
      ["utf-16be", "UTF-16 (big endian)"],
    ],
  },
  {
    name: "unknown_links",
    label: "New accounts and contacts",
    choices: [
      ["create", "Create them"],
      ["refuse", "Report as errors"],
    ],
  },
  {
    name: "unknown_owners",
    label: "Unknown owners",
    choices: [
      ["keep", "Keep the name as text"],
      ["refuse", "Report as errors"],
    ],
  },
  {
    name: "empty_cells",
    label: "Empty cells when updating",
    choices: [
      ["keep", "Keep the current value"],
      ["clear", "Clear the field"],
    ],
  },
];

type ChoiceProps = {
  label: string;
  choices: Setting["choices"];
  value: string | undefined;
  disabled: boolean;
  onChange: (value: string) => void;
};

function Choice({ label, choices, value, disabled, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {choices.map(([choice, text]) => (
            <option key={`${id}${choice}`} value={choice}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

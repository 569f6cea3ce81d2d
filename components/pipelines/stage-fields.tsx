import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { STAGE_TYPES, type StageType } from "@/lib/domain/pipelines/schema";
import type { DraftStage } from "./pipeline-draft";
import { STAGE_TYPE_NAMES } from "./stage-type-names";

type StageFieldsProps = {
  stage: DraftStage;
  isKept: boolean;
  errors: Record<string, string>;
  onChange: (change: Partial<DraftStage>) => void;
};

/** The fields of a stage: name, type, probability and rotting limit. */
export function StageFields({ stage, isKept, errors, onChange }: StageFieldsProps) {
  const isOpen = stage.stage_type === "open";
  const error = (field: string) => errors[`${stage.key}.${field}`];
  return (
    <>
      <Cell label="Name" error={error("name")} isNameless>
        {(control) => (
          <Input
            {...control}
            value={stage.name}
            readOnly={isKept}
            title={
              isKept
                ? "The organization’s default pipeline must keep an open stage named Unassigned"
                : undefined
            }
            placeholder="Stage name"
            autoComplete="off"
            onChange={(event) => onChange({ name: event.target.value })}
            className="font-medium read-only:border-line read-only:bg-sunken"
          />
        )}
      </Cell>
      <div className="grid grid-cols-3 gap-2 @3xl:contents @max-3xl:order-last @max-3xl:col-span-full">
        <Cell label="Type" error={error("stage_type")}>
          {(control) => (
            <Select
              {...control}
              value={stage.stage_type}
              disabled={isKept}
              onChange={(event) => onChange({ stage_type: typeNamed(event.target.value) })}
            >
              {STAGE_TYPES.map((type) => (
                <option key={type} value={type}>
                  {STAGE_TYPE_NAMES[type]}
                </option>
              ))}
            </Select>
          )}
        </Cell>
        <Cell label="Probability" unit="%" error={error("probability")}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              disabled={!isOpen}
              value={isOpen ? stage.probability : FIXED[stage.stage_type]}
              onChange={(event) => onChange({ probability: event.target.value })}
              className="pr-6 text-right"
            />
          )}
        </Cell>
        <Cell label="Rotting days" unit="days" error={error("rotting_days")}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              disabled={!isOpen}
              value={isOpen ? stage.rotting_days : ""}
              onChange={(event) => onChange({ rotting_days: event.target.value })}
              className="pr-11 text-right"
            />
          )}
        </Cell>
      </div>
    </>
  );
}

const FIXED: Record<StageType, string> = { open: "", won: "100", lost: "0" };

function typeNamed(value: string): StageType {
  return STAGE_TYPES.find((type) => type === value) ?? "open";
}

type Control = {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

type CellProps = {
  label: string;
  unit?: string;
  error?: string;
  /** Hides the label, since the position beside the color makes it obvious. */
  isNameless?: boolean;
  children: (control: Control) => ReactNode;
};

/** A control with its label, which the column header replaces on wide screens. */
function Cell({ label, unit, error, isNameless, children }: CellProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label
        htmlFor={id}
        className={clsx("text-ink-muted text-xs", isNameless ? "sr-only" : "@3xl:sr-only")}
      >
        {label}
      </label>
      <div className="relative">
        {children({
          id,
          "aria-invalid": error ? true : undefined,
          "aria-describedby": error && `${id}-error`,
        })}
        {unit && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-ink-faint text-xs"
          >
            {unit}
          </span>
        )}
      </div>
      {error && (
        <p id={`${id}-error`} className="text-danger-ink text-xs">
          {error}
        </p>
      )}
    </div>
  );
}

"use client";

import clsx from "clsx";
import { StageMark } from "@/components/stages/stage-mark";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { DraftStage } from "./pipeline-draft";
import { colorName, STAGE_COLORS } from "./stage-colors";

type StageColorProps = { stage: DraftStage; onChange: (color: string | null) => void };

/** The color of a stage, chosen from a palette; "None" uses the color of its type. */
export function StageColor({ stage, onChange }: StageColorProps) {
  const { color, name, key } = stage;
  const current = color?.toLowerCase() ?? null;
  const isKnown = STAGE_COLORS.some(([value]) => value === current);
  const choices = isKnown
    ? STAGE_COLORS
    : [...STAGE_COLORS, [current, colorName(current)] as const];
  return (
    <Popover
      label={`Color of ${name || "the new stage"}`}
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Color of ${name || "the new stage"}: ${colorName(color)}`}
          className="[&>span]:size-3"
        >
          <StageMark stage={stage} />
        </Button>
      }
    >
      <fieldset>
        <legend className="sr-only">Color</legend>
        <div className="grid grid-cols-6 gap-1">
          {choices.map(([value, label]) => (
            <label
              key={label}
              title={label}
              className={clsx(
                "flex size-7 cursor-pointer items-center justify-center rounded pointer-coarse:size-11 hover:bg-hover",
                "has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus",
              )}
            >
              <input
                type="radio"
                name={`color-${key}`}
                aria-label={label}
                className="sr-only"
                checked={value === current}
                onChange={() => onChange(value)}
              />
              <span
                aria-hidden
                data-swatch
                style={{ backgroundColor: value ?? undefined }}
                className={clsx(
                  "size-4 rounded-[3px]",
                  value === null && "border border-line-strong border-dashed",
                )}
              />
            </label>
          ))}
        </div>
      </fieldset>
    </Popover>
  );
}

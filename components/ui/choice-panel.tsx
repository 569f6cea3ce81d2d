"use client";

import type { ReactNode } from "react";
import { Checkbox } from "./checkbox";
import { Popover } from "./popover";

export type ChoicePanelProps = {
  /** The button that the panel is placed next to. */
  trigger: ReactNode;
  label: string;
  choices: readonly { key: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  onClose: () => void;
};

/** An open panel of checkboxes. */
export function ChoicePanel({
  trigger,
  label,
  choices,
  chosen,
  onChange,
  onClose,
}: ChoicePanelProps) {
  const choose = (key: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, key] : chosen.filter((other) => other !== key));
  return (
    <Popover open onOpenChange={onClose} label={label} className="w-60" trigger={trigger}>
      <ul className="flex flex-col">
        {choices.map(({ key, name }) => (
          <li key={key}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control */}
            <label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
              <Checkbox
                checked={chosen.includes(key)}
                onCheckedChange={(checked) => choose(key, checked === true)}
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

"use client";

import type { ComponentProps } from "react";
import { Button } from "./button";
import type { ChoicePanelProps } from "./choice-panel";
import { usePanel } from "./use-panel";

const load = () => import("./choice-panel").then((module) => module.ChoicePanel);

type ChoiceButtonProps = Omit<ChoicePanelProps, "trigger" | "onClose"> &
  Pick<ComponentProps<typeof Button>, "variant" | "size" | "className" | "children">;

/** Opens a panel of checkboxes. */
export function ChoiceButton({
  label,
  choices,
  chosen,
  onChange,
  children,
  ...look
}: ChoiceButtonProps) {
  const { Panel, opener, setOpen } = usePanel(load);
  const trigger = (
    <Button aria-label={label} title={label} aria-haspopup="dialog" {...opener} {...look}>
      {children}
    </Button>
  );
  if (!Panel) return trigger;
  return (
    <Panel {...{ trigger, label, choices, chosen, onChange }} onClose={() => setOpen(false)} />
  );
}

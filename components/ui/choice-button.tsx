"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "./button";
import type { ChoicePanelProps } from "./choice-panel";
import { useLoaded } from "./use-loaded";

const load = () => import("./choice-panel").then((module) => module.ChoicePanel);

type ChoiceButtonProps = Omit<ChoicePanelProps, "trigger" | "onClose"> &
  Pick<ComponentProps<typeof Button>, "variant" | "size" | "className" | "children">;

/** Opens a panel of boxes to tick, named after what they choose. */
export function ChoiceButton({ label, choices, chosen, onChange, children, ...look }: ChoiceButtonProps) {
  const [Panel, loadPanel] = useLoaded(load);
  const [isOpen, setOpen] = useState(false);
  const press = () => {
    loadPanel();
    setOpen(!isOpen);
  };
  const trigger = (
    <Button
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      onPointerEnter={loadPanel}
      onFocus={loadPanel}
      onClick={press}
      {...look}
    >
      {children}
    </Button>
  );
  if (!isOpen || !Panel) return trigger;
  return <Panel {...{ trigger, label, choices, chosen, onChange }} onClose={() => setOpen(false)} />;
}

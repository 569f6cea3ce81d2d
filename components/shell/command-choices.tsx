import { Command } from "cmdk";
import type { ReactNode } from "react";

/** A group that renders nothing while it is empty. */
export function Choices({ heading, children }: { heading: string; children: ReactNode }) {
  const isEmpty = [children].flat().every((child) => !child);
  return isEmpty ? null : <Group heading={heading}>{children}</Group>;
}

/** Choices under a heading. */
export function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

type ChoiceProps = {
  id: string;
  icon: ReactNode;
  /** The choice belongs to an earlier text. */
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
};

/** One choice, with its icon. */
export function Choice({ id, icon, disabled, onSelect, children }: ChoiceProps) {
  return (
    <Command.Item
      value={id}
      disabled={disabled}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer select-none items-center gap-2 rounded px-2 data-[disabled=true]:opacity-60 data-[selected=true]:bg-hover pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint"
    >
      {icon}
      {children}
    </Command.Item>
  );
}

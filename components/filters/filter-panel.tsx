"use client";

import type { ReactNode } from "react";
import { Popover } from "@/components/ui/popover";
import type { BoardFilter } from "@/lib/client/opportunities";
import type { FilterOwner } from "./filter-fields";
import { FilterForm } from "./filter-form";

type FilterPanelProps = {
  /** The button that the panel is anchored to. */
  trigger: ReactNode;
  filter: BoardFilter;
  members: FilterOwner[];
  onClose: () => void;
};

/** Shows the filters in an open panel. */
export function FilterPanel({ trigger, filter, members, onClose }: FilterPanelProps) {
  return (
    <Popover open onOpenChange={onClose} label="Filters" className="w-80" trigger={trigger}>
      <FilterForm filter={filter} members={members} onDone={onClose} />
    </Popover>
  );
}

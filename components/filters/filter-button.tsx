"use client";

import { ListFilter } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { usePanel } from "@/components/ui/use-panel";
import type { BoardFilter } from "@/lib/client/opportunities";
import { FILTER_NAMES, type FilterOwner } from "./filter-fields";

const load = () => import("./filter-panel").then((module) => module.FilterPanel);

type FilterButtonProps = { filter: BoardFilter; members: FilterOwner[] };

/**
 * Opens the filters and shows how many are active. The panel is loaded on hover, on focus or when
 * it opens.
 */
export function FilterButton({ filter, members }: FilterButtonProps) {
  const { Panel, opener, setOpen } = usePanel(load);
  const count = FILTER_NAMES.filter((name) => filter[name] !== undefined).length;
  const trigger = (
    <Button aria-haspopup="dialog" {...opener} className="@max-3xl:order-3" title="Filters">
      <ListFilter aria-hidden />
      <span className="@max-6xl:sr-only">Filters</span>
      {count > 0 && <Badge>{count}</Badge>}
    </Button>
  );
  if (!Panel) return trigger;
  return (
    <Panel trigger={trigger} filter={filter} members={members} onClose={() => setOpen(false)} />
  );
}

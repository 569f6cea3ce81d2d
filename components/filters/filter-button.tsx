"use client";

import { ListFilter } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useLoaded } from "@/components/ui/use-loaded";
import type { BoardFilter } from "@/lib/client/opportunities";
import { FILTER_NAMES } from "./filter-fields";

const load = () => import("./filter-panel").then((module) => module.FilterPanel);

type FilterButtonProps = { filter: BoardFilter; members: { user_id: string; name: string }[] };

/** Opens the filters, which are loaded when they are first about to be needed; says how many are set. */
export function FilterButton({ filter, members }: FilterButtonProps) {
  const [Panel, loadPanel] = useLoaded(load);
  const [isOpen, setOpen] = useState(false);
  const count = FILTER_NAMES.filter((name) => filter[name] !== undefined).length;
  const press = () => {
    loadPanel();
    setOpen(!isOpen);
  };
  const trigger = (
    <Button
      aria-haspopup="dialog"
      onPointerEnter={loadPanel}
      onFocus={loadPanel}
      onClick={press}
      className="max-sm:order-3"
      title="Filters"
    >
      <ListFilter aria-hidden />
      <span className="max-2xl:sr-only">Filters</span>
      {count > 0 && <Badge>{count}</Badge>}
    </Button>
  );
  if (!isOpen || !Panel) return trigger;
  return <Panel trigger={trigger} filter={filter} members={members} onClose={() => setOpen(false)} />;
}

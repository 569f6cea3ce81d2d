"use client";

import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { BoardFilter } from "@/lib/client/opportunities";
import { FILTER_NAMES } from "./filter-fields";

const load = () => import("./filter-form");
const FilterForm = dynamic(() => load().then((module) => module.FilterForm), { ssr: false });

type FilterButtonProps = { filter: BoardFilter; members: { user_id: string; name: string }[] };

/** Opens the filters, which are loaded when they are first about to be needed; says how many are set. */
export function FilterButton({ filter, members }: FilterButtonProps) {
  const [open, setOpen] = useState(false);
  const count = FILTER_NAMES.filter((name) => filter[name] !== undefined).length;
  return (
    <Popover
      label="Filters"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <Button
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
          className="max-sm:order-3"
          title="Filters"
        >
          <ListFilter aria-hidden />
          <span className="max-2xl:sr-only">Filters</span>
          {count > 0 && <Badge>{count}</Badge>}
        </Button>
      }
    >
      <FilterForm filter={filter} members={members} onDone={() => setOpen(false)} />
    </Popover>
  );
}

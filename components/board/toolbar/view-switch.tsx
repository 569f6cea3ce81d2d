import clsx from "clsx";
import { Columns3, Rows3 } from "lucide-react";
import Link from "next/link";
import { boardHref } from "@/components/filters/board-href";
import { loadTable } from "@/components/table/load-table";
import type { BoardFilter } from "@/lib/client/opportunities";

const VIEWS = [
  { view: "board", name: "Board", icon: Columns3 },
  { view: "table", name: "Table", icon: Rows3 },
] as const;

// The pages themselves are read when they are opened.
const PREFETCH = { onPointerEnter: prefetchTable, onFocus: prefetchTable };

type ViewSwitchProps = { pipelineId: string; view: "board" | "table"; filter: BoardFilter };

/** Switches between the board and the table of the same opportunities. */
export function ViewSwitch({ pipelineId, view, filter }: ViewSwitchProps) {
  return (
    <nav
      aria-label="View"
      className="flex shrink-0 rounded border bg-sunken p-0.5 @max-3xl:order-1"
    >
      {VIEWS.map(({ view: other, name, icon: Icon }) => (
        <Link
          key={other}
          href={boardHref({ pipelineId, view: other, filter })}
          prefetch={false}
          {...(other === "table" && PREFETCH)}
          aria-current={other === view ? "page" : undefined}
          className={clsx(
            "inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2 font-medium pointer-coarse:h-10 pointer-coarse:min-w-10 pointer-coarse:justify-center",
            other === view ? "bg-surface text-ink shadow-card" : "text-ink-muted hover:text-ink",
          )}
        >
          <Icon aria-hidden className="size-4" />
          <span className="@max-5xl:sr-only">{name}</span>
        </Link>
      ))}
    </nav>
  );
}

function prefetchTable() {
  // Opening the table tries again.
  loadTable().catch(() => undefined);
}

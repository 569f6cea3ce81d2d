"use client";

import clsx from "clsx";
import Link from "next/link";
import { StatusBadge } from "@/components/opportunities/status-badge";
import { usePages } from "@/components/queries/use-pages";
import { StageMark } from "@/components/stages/stage-mark";
import { Button } from "@/components/ui/button";
import { None } from "@/components/ui/none";
import { queryKeys } from "@/lib/client/query-keys";
import type {
  LinkedOpportunities as Linked,
  LinkedOpportunity,
  LinkedTotal,
} from "@/lib/domain/customers/schema";
import { formatDay, formatMoney, formatNumber } from "@/lib/format";
import type { Customer, CustomerKind } from "./customer-kind";

type LinkedOpportunitiesProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  /** The UUID of the account or contact. */
  id: string;
  /** The first page as the server rendered it. */
  first: Linked;
  today: string;
};

/** The opportunities of an account or contact, open ones first, with the totals of all of them. */
export function LinkedOpportunities<Shown extends Customer>({
  kind,
  id,
  first,
  today,
}: LinkedOpportunitiesProps<Shown>) {
  const { page, rows, hasMore, failed, loadMore } = usePages({
    key: queryKeys.linkedOpportunities(kind.type, id),
    first,
    loadPage: (cursor, signal) => kind.listOpportunities(id, cursor, signal),
    rowsOf,
  });
  return (
    <section aria-labelledby="opportunities">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
        <h2 id="opportunities" className="font-semibold">
          Opportunities{" "}
          <span className="font-normal text-ink-muted">{formatNumber(page.total_count)}</span>
        </h2>
        <Totals totals={page.totals} />
      </div>
      {rows.length === 0 ? (
        <p className="rounded-lg border border-dashed p-4 text-ink-muted">No opportunities yet.</p>
      ) : (
        <ul className="divide-y rounded-lg border">
          {rows.map((row) => (
            <Row key={row.id} opportunity={row} today={today} />
          ))}
        </ul>
      )}
      {hasMore && (
        <div className="mt-2 flex items-center gap-3">
          <Button onClick={loadMore}>{failed ? "Try again" : "Show more"}</Button>
          {failed && <p role="alert">Couldn’t load more.</p>}
        </div>
      )}
    </section>
  );
}

function rowsOf({ opportunities }: Linked): LinkedOpportunity[] {
  return opportunities;
}

function Row({ opportunity, today }: { opportunity: LinkedOpportunity; today: string }) {
  const {
    public_id,
    name,
    pipeline_name,
    stage,
    stage_type,
    stage_color,
    amount,
    currency,
    status,
  } = opportunity;
  const { expected_close_date, owner_name } = opportunity;
  const isOverdue =
    status === "open" && expected_close_date !== null && expected_close_date < today;
  return (
    <li className="relative flex min-h-11 items-center gap-3 px-3 py-1.5 hover:bg-hover has-[a:focus-visible]:bg-hover">
      <div className="min-w-0 flex-1">
        <Link
          dir="auto"
          title={name}
          href={`/crm/opportunities/${public_id}`}
          prefetch={false}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="flex min-w-0 items-center gap-2 text-ink-muted text-xs">
          <StageMark stage={{ color: stage_color, stage_type }} />
          <span dir="auto" className="truncate">
            {[stage, pipeline_name, owner_name].filter(Boolean).join(" · ")}
          </span>
          {expected_close_date && (
            <span className={clsx("shrink-0", isOverdue && "late font-medium")}>
              {isOverdue && <span className="sr-only">Overdue since </span>}
              {formatDay(expected_close_date, today)}
            </span>
          )}
        </p>
      </div>
      <span className="shrink-0 text-right">
        {amount === null ? <None /> : formatMoney(amount, currency)}
      </span>
      <span className="w-11 shrink-0 text-right">
        <StatusBadge status={status} />
      </span>
    </li>
  );
}

function Totals({ totals }: { totals: LinkedTotal[] }) {
  const lines = (["open_amount", "won_amount"] as const).flatMap((field) => {
    const amounts = totals.filter((total) => Number(total[field]) > 0);
    const label = field === "open_amount" ? "Open" : "Won";
    return amounts.length > 0
      ? [
          {
            label,
            text: amounts.map((total) => formatMoney(total[field], total.currency)).join(" · "),
          },
        ]
      : [];
  });
  return (
    <p className="ml-auto flex flex-wrap gap-x-4">
      {lines.map(({ label, text }) => (
        <span key={label}>
          <span className="text-ink-muted">{label} </span>
          <span className="font-medium">{text}</span>
        </span>
      ))}
    </p>
  );
}

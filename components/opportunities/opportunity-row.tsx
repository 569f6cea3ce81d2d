import Link from "next/link";
import { memo } from "react";
import { StageMark } from "@/components/board/stage-mark";
import { Avatar } from "@/components/ui/avatar";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDay, formatMoney } from "@/lib/format";
import { StatusBadge } from "./status-badge";

type OpportunityRowProps = { opportunity: OpportunityRecord; color: string | null; today: string };

/** One opportunity as a row; the whole of it leads to the opportunity. */
export const OpportunityRow = memo(function OpportunityRow({ opportunity, color, today }: OpportunityRowProps) {
  const {
    public_id,
    name,
    stage,
    stage_type,
    amount,
    currency,
    owner_name,
    account_name,
    expected_close_date,
    status,
  } = opportunity;
  const isLate = status === "open" && expected_close_date !== null && expected_close_date < today;
  return (
    <tr className="relative hover:bg-hover has-[a:focus-visible]:bg-hover">
      <td className={CELL}>
        <Link
          href={`/crm/opportunities/${public_id}`}
          prefetch={false}
          scroll={false}
          className="block max-w-[min(20rem,45vw)] truncate font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
      </td>
      <td className={CELL}>
        <span className="flex items-center gap-2">
          <StageMark stage={{ color, stage_type }} />
          {stage}
        </span>
      </td>
      <td className={`${CELL} text-right`}>{amount === null ? <None /> : formatMoney(amount, currency)}</td>
      <td className={CELL}>
        {owner_name === null ? (
          <None />
        ) : (
          <span className="flex items-center gap-2">
            <Avatar name={owner_name} decorative />
            <span className="max-w-40 truncate">{owner_name}</span>
          </span>
        )}
      </td>
      <td className={CELL}>
        {account_name === null ? <None /> : <span className="block max-w-56 truncate">{account_name}</span>}
      </td>
      <td className={isLate ? `${CELL} text-danger-ink` : CELL}>
        {expected_close_date === null ? <None /> : formatDay(expected_close_date, today)}
        {isLate && <span className="sr-only"> (late)</span>}
      </td>
      <td className={CELL}>
        <StatusBadge status={status} />
      </td>
    </tr>
  );
});

const CELL = "h-9 border-line border-b px-3 first:pl-4 last:pr-4 pointer-coarse:h-11";

function None() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

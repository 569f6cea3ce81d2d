import { StatusBadge } from "@/components/opportunities/status-badge";
import { StageMark } from "@/components/stages/stage-mark";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDay, formatMoment, formatMoney } from "@/lib/format";
import type { ColumnKey } from "./table-columns";

type CellContext = { today: string; timeZone: string; color: string | null };

/** Returns the cell of a column. The row itself renders the name. */
export function tableCell(
  key: ColumnKey,
  opportunity: OpportunityRecord,
  { today, timeZone, color }: CellContext,
) {
  const {
    stage,
    stage_type,
    amount,
    currency,
    owner_name,
    account_name,
    expected_close_date,
    status,
  } = opportunity;
  switch (key) {
    case "name":
      return null;
    case "stage":
      return (
        <span className="flex items-center gap-2">
          <StageMark stage={{ color, stage_type }} />
          <bdi>{stage}</bdi>
        </span>
      );
    case "amount":
      return amount === null ? <None /> : formatMoney(amount, currency);
    case "owner":
      if (owner_name === null) return <None />;
      return (
        <span className="flex items-center gap-2">
          <Avatar name={owner_name} decorative />
          <span dir="auto" title={owner_name} className="max-w-40 truncate">
            {owner_name}
          </span>
        </span>
      );
    case "account":
      return <Text text={account_name} />;
    case "close":
      return <Close day={expected_close_date} today={today} isOpen={status === "open"} />;
    case "status":
      return <StatusBadge status={status} />;
    case "contact":
      return <Text text={opportunity.contact_name} />;
    case "probability":
      return `${opportunity.effective_probability}%`;
    case "source":
      return <Text text={opportunity.source} />;
    case "tags":
      if (opportunity.tags.length === 0) return <None />;
      return (
        <span className="flex gap-1">
          {opportunity.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      );
    case "updated":
      return formatMoment(opportunity.updated_at, timeZone);
  }
}

function Close({ day, today, isOpen }: { day: string | null; today: string; isOpen: boolean }) {
  if (day === null) return <None />;
  const isOverdue = isOpen && day < today;
  return (
    <span className={isOverdue ? "late" : undefined}>
      {formatDay(day, today)}
      {isOverdue && <span className="sr-only"> (overdue)</span>}
    </span>
  );
}

function Text({ text }: { text: string | null }) {
  return text === null ? (
    <None />
  ) : (
    <span dir="auto" title={text} className="block max-w-56 truncate">
      {text}
    </span>
  );
}

function None() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

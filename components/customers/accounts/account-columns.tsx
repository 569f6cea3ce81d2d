import type { Column } from "@/components/customers/customer-table";
import { OwnerCell } from "@/components/customers/owner-cell";
import { None } from "@/components/ui/none";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import { formatMoney, formatMoneyShort, formatNumber } from "@/lib/format";

const WIDE = "max-md:hidden";

/** The columns of the accounts table after the name. */
export const ACCOUNT_COLUMNS: Column<AccountSummary>[] = [
  { name: "Domain", sort: "domain", className: WIDE, cell: ({ domain }) => clipped(domain) },
  {
    name: "Industry",
    sort: "industry",
    className: WIDE,
    cell: ({ industry }) => clipped(industry),
  },
  {
    name: "Location",
    sort: "city",
    className: WIDE,
    cell: (account) => clipped(locationOf(account)),
  },
  {
    name: "Owner",
    sort: "owner_name",
    className: WIDE,
    cell: ({ owner_name }) => <OwnerCell name={owner_name} />,
  },
  {
    name: "Opportunities",
    sort: "opportunities_count",
    isRight: true,
    className: WIDE,
    cell: ({ opportunities_count }) => formatNumber(opportunities_count),
  },
  {
    name: "Open amount",
    isRight: true,
    cell: ({ open_amounts }) => <OpenAmounts amounts={open_amounts} />,
  },
];

/** The first amount and the number of others. The title and screen readers have all of them. */
function OpenAmounts({ amounts }: { amounts: AccountSummary["open_amounts"] }) {
  const [first, ...more] = amounts;
  if (!first) return <None />;
  const all = amounts.map(({ currency, amount }) => formatMoney(amount, currency)).join(" · ");
  return (
    <span title={all} className="whitespace-nowrap">
      <span className="sr-only">{all}</span>
      <span aria-hidden>
        {more.length > 0 && <span className="mr-1.5 text-ink-muted text-xs">+{more.length}</span>}
        {formatMoneyShort(first.amount, first.currency)}
      </span>
    </span>
  );
}

/** Returns the line that a phone shows under an account's name. */
export function accountSubtitle(account: AccountSummary): string {
  const { opportunities_count: count, domain } = account;
  const opportunities = `${formatNumber(count)} ${count === 1 ? "opportunity" : "opportunities"}`;
  return [opportunities, locationOf(account) ?? domain].filter(Boolean).join(" · ");
}

function locationOf({ city, country }: AccountSummary): string | null {
  return [city, country].filter(Boolean).join(", ") || null;
}

function clipped(text: string | null) {
  return text === null ? (
    <None />
  ) : (
    <span dir="auto" title={text} className="block max-w-40 truncate">
      {text}
    </span>
  );
}

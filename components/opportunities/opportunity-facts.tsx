import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatMoment, formatMoney } from "@/lib/format";

/** The values of an opportunity that cannot be edited. */
export function OpportunityFacts({
  opportunity,
  timeZone,
}: {
  opportunity: OpportunityRecord;
  timeZone: string;
}) {
  const {
    amount,
    currency,
    effective_probability,
    stage_entered_at,
    closed_at,
    created_at,
    updated_at,
  } = opportunity;
  const facts = [
    [
      "Weighted",
      amount === null
        ? "–"
        : `${formatMoney(weighted(amount, effective_probability), currency)} (${effective_probability}%)`,
    ],
    ["In this stage since", formatMoment(stage_entered_at, timeZone)],
    ...(closed_at ? [["Closed", formatMoment(closed_at, timeZone)]] : []),
    ["Created", formatMoment(created_at, timeZone)],
    ["Last updated", formatMoment(updated_at, timeZone)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 @md:grid-cols-3">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-ink-faint text-xs">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Returns the weighted amount in whole cents, rounded half up like the totals. */
function weighted(amount: string, probability: number): string {
  const cents = (BigInt(amount.replace(".", "")) * BigInt(probability) + 50n) / 100n;
  const text = cents.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

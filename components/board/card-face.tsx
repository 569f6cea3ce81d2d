import clsx from "clsx";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDay, formatMoney } from "@/lib/format";

type CardFaceProps = {
  card: OpportunityRecord;
  today: string;
  /** Whether it stands in an open stage: only there can a close date be overdue. */
  isOpen: boolean;
  /** The name, in the form that `CARD_TITLE` gives it. */
  title: ReactNode;
};

/** How a card's name looks. */
export const CARD_TITLE = "line-clamp-2 break-words pr-6 font-medium text-ink pointer-coarse:pr-10";

/** What a card says: name, account, amount, owner and expected close. Few elements: a board holds hundreds. */
export function CardFace({ card, today, isOpen, title }: CardFaceProps) {
  const closes = card.expected_close_date;
  const isLate = isOpen && closes !== null && closes < today;
  return (
    <>
      {title}
      <div className="truncate text-ink-muted text-xs">{card.account_name ?? "\u00a0"}</div>
      <div className="mt-auto flex h-5 items-center gap-2 text-xs">
        <span className="min-w-0 flex-1 truncate font-medium text-ink">
          {card.amount === null ? "" : formatMoney(card.amount, card.currency)}
        </span>
        {closes && (
          <time
            dateTime={closes}
            className={clsx("shrink-0", isLate ? "font-medium text-danger-ink" : "text-ink-muted")}
          >
            <VisuallyHidden>{isLate ? "Overdue since " : "Expected close "}</VisuallyHidden>
            {formatDay(closes, today)}
          </time>
        )}
        {card.owner_name && <Avatar name={card.owner_name} />}
      </div>
    </>
  );
}

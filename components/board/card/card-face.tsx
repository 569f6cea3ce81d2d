import clsx from "clsx";
import type { ReactNode } from "react";
import type { CardField } from "@/components/board/state/card-field-choice";
import type { Density } from "@/components/board/state/card-metrics";
import type { EditedField } from "@/components/opportunities/edit/inline-fields";
import { Avatar } from "@/components/ui/avatar";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDay, formatMoney } from "@/lib/format";
import { CardMarks } from "./card-marks";

type CardFaceProps = {
  card: OpportunityRecord;
  today: string;
  density: Density;
  fields: ReadonlySet<CardField>;
  /** Whether it stands in an open stage: only there can a close date be overdue. */
  isOpen: boolean;
  /** Whether its values can be pressed to be changed. */
  canEdit?: boolean;
  /** The name, in the form that `cardTitle` gives it. */
  title: ReactNode;
};

/** How a card's name looks. */
export function cardTitle(density: Density): string {
  const lines = density === "compact" ? "line-clamp-1 break-all" : "line-clamp-2 break-words";
  return clsx(lines, "font-medium text-ink pointer-coarse:pr-8");
}

/** What a card says: name, account, amount, what it waits for, expected close and owner. Few elements: a board holds many. */
export function CardFace({
  card,
  today,
  density,
  fields,
  isOpen,
  canEdit = false,
  title,
}: CardFaceProps) {
  const closes = fields.has("close") ? card.expected_close_date : null;
  const isLate = isOpen && closes !== null && closes < today;
  const isCompact = density === "compact";
  const account = (
    <div className={clsx("truncate text-ink-muted text-xs", isCompact && "min-w-0 flex-1")}>
      {fields.has("account") && card.account_name}
    </div>
  );
  return (
    <>
      {title}
      {!isCompact && account}
      <div
        className={clsx(
          "mt-auto flex h-5 items-center gap-2 text-xs",
          isCompact && canEdit && "pointer-coarse:pr-8",
        )}
      >
        {isCompact && account}
        {fields.has("amount") && card.amount !== null && (
          <Value field="amount" canEdit={canEdit} className="truncate font-medium text-ink">
            <VisuallyHidden>Amount </VisuallyHidden>
            {formatMoney(card.amount, card.currency)}
          </Value>
        )}
        {!isCompact && <span className="flex-1" />}
        {fields.has("activity") && isOpen && <CardMarks card={card} />}
        {closes && (
          <Value
            field="expected_close_date"
            canEdit={canEdit}
            className={clsx("shrink-0", isLate ? "font-medium text-danger-ink" : "text-ink-muted")}
          >
            <VisuallyHidden>{isLate ? "Overdue since " : "Expected close "}</VisuallyHidden>
            <time dateTime={closes}>{formatDay(closes, today)}</time>
          </Value>
        )}
        {fields.has("owner") && card.owner_name && (
          <Value field="owner_user_id" canEdit={canEdit} className="shrink-0">
            <VisuallyHidden>Owner </VisuallyHidden>
            <Avatar name={card.owner_name} />
          </Value>
        )}
      </div>
    </>
  );
}

type ValueProps = { field: EditedField; canEdit: boolean; className: string; children: ReactNode };

/** A value that can be pressed lies above the card's link. The keyboard has a key for each; a finger has the menu. */
function Value({ field, canEdit, className, children }: ValueProps) {
  if (!canEdit) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-edit={field}
      className={clsx(
        className,
        "relative z-10 rounded-sm decoration-dotted underline-offset-2 hover:underline pointer-coarse:pointer-events-none",
      )}
    >
      {children}
    </button>
  );
}

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
  /** Whether its stage is open: only there can a close date be overdue. */
  isOpen: boolean;
  /** Whether pressing a value edits it. */
  canEdit?: boolean;
  /** The name, styled with `cardTitle`. */
  title: ReactNode;
};

/** Returns the class names of a card's name, which leaves room for the menu button of `canEdit`. */
export function cardTitle(density: Density, canEdit: boolean): string {
  const lines = density === "compact" ? "line-clamp-1 break-all" : "line-clamp-2 break-words";
  return clsx(lines, canEdit && "pr-5 pointer-coarse:pr-8", "font-medium text-ink");
}

/** Shows a card's fields. Uses few elements, because a board renders many cards. */
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
    <div
      dir="auto"
      className={clsx("truncate text-ink-muted text-xs", isCompact && "min-w-0 flex-1")}
    >
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
            className={clsx("shrink-0", isLate ? "late font-medium" : "text-ink-muted")}
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

/**
 * An editable value lies above the card's link. Each has a key; on touch the card's menu edits it.
 */
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

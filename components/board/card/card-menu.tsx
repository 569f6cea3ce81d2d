"use client";

import {
  ArrowRightLeft,
  CalendarDays,
  CalendarPlus,
  CircleDollarSign,
  RotateCcw,
  SquareArrowOutUpRight,
  SquareCheck,
  Trash2,
  UserRound,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useBoardModel } from "@/components/board/sync/board-context";
import { reopen } from "@/components/board/sync/reopen";
import { deleteWithUndo } from "@/components/opportunities/delete-with-undo";
import type { EditedField } from "@/components/opportunities/edit/inline-fields";
import { toggleSelected } from "@/components/selection/selection";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { pendingChanges } from "@/components/undo/undo-stack";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

export type OpenMenu = { cardId: string; button: HTMLElement };

const FIELDS: { field: EditedField; name: string; icon: typeof UserRound }[] = [
  { field: "amount", name: "Amount…", icon: CircleDollarSign },
  { field: "expected_close_date", name: "Expected close…", icon: CalendarDays },
  { field: "owner_user_id", name: "Owner…", icon: UserRound },
];

type CardMenuProps = { menu: OpenMenu; card: OpportunityRecord; onClose: () => void };

/** Shows the menu of the card whose button was pressed. The board has one for all cards. */
export function CardMenu({ menu, card, onClose }: CardMenuProps) {
  const router = useRouter();
  const { store, sync, openMove, openEdit, openSchedule } = useBoardModel();
  const leavesFocus = useRef(false);
  const { top, left, width, height } = menu.button.getBoundingClientRect();
  const leaveTo = (action: () => void) => {
    leavesFocus.current = true;
    action();
  };
  // A move that is still being sent makes the version that the deletion is based on.
  const remove = async () => {
    await pendingChanges();
    await deleteWithUndo(store.get().cards[card.id] ?? card);
  };
  return (
    <DropdownMenu
      open
      align="end"
      onOpenChange={(open) => open || onClose()}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        if (!leavesFocus.current) menu.button.focus();
      }}
      trigger={
        <span
          aria-hidden
          className="pointer-events-none fixed"
          style={{ top, left, width, height }}
        />
      }
    >
      <DropdownMenuItem onSelect={() => leaveTo(() => openMove(card.id))}>
        <ArrowRightLeft aria-hidden />
        Move to…
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => toggleSelected(card.id)}>
        <SquareCheck aria-hidden />
        Select
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => leaveTo(() => openSchedule(card.id))}>
        <CalendarPlus aria-hidden />
        Next activity…
      </DropdownMenuItem>
      {card.status !== "open" && (
        <DropdownMenuItem onSelect={() => void reopen(store, sync, card)}>
          <RotateCcw aria-hidden />
          Reopen
        </DropdownMenuItem>
      )}
      <DropdownMenuItem
        onSelect={() => leaveTo(() => router.push(`/crm/opportunities/${card.public_id}`))}
      >
        <SquareArrowOutUpRight aria-hidden />
        Open
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      {FIELDS.map(({ field, name, icon: Icon }) => (
        <DropdownMenuItem
          key={field}
          onSelect={() => leaveTo(() => openEdit(card.id, field, menu.button))}
        >
          <Icon aria-hidden />
          {name}
        </DropdownMenuItem>
      ))}
      <DropdownMenuSeparator />
      <DropdownMenuItem danger onSelect={() => void remove()}>
        <Trash2 aria-hidden />
        Delete
      </DropdownMenuItem>
    </DropdownMenu>
  );
}

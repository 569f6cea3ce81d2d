"use client";

import { ArrowRightLeft, SquareArrowOutUpRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { useBoard } from "./board-context";

export type OpenMenu = { cardId: string; button: HTMLElement };

/** The menu of the card whose button was pressed: one for the whole board. */
export function CardMenu({
  menu,
  onClose,
  onMove,
}: {
  menu: OpenMenu;
  onClose: () => void;
  onMove: (cardId: string) => void;
}) {
  const router = useRouter();
  const card = useBoard(({ cards }) => cards[menu.cardId]);
  const leavesFocus = useRef(false);
  if (!card) return null;
  const { top, left, width, height } = menu.button.getBoundingClientRect();
  const leaveTo = (action: () => void) => {
    leavesFocus.current = true;
    action();
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
      trigger={<span aria-hidden className="pointer-events-none fixed" style={{ top, left, width, height }} />}
    >
      <DropdownMenuItem onSelect={() => leaveTo(() => onMove(card.id))}>
        <ArrowRightLeft aria-hidden />
        Move to…
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => leaveTo(() => router.push(`/crm/opportunities/${card.public_id}`))}>
        <SquareArrowOutUpRight aria-hidden />
        Open
      </DropdownMenuItem>
    </DropdownMenu>
  );
}

"use client";

import { useDraggable } from "@dnd-kit/core";
import type { MouseEvent, ReactNode, TouchEvent } from "react";
import type { Point } from "./column-at";

/**
 * Starts drags of the cards inside. The pressed card becomes the one draggable, so a board of any
 * size registers one, and starting a drag renders one.
 */
export function CardGrip({
  onPress,
  children,
}: {
  onPress: (item: HTMLElement, pointer: Point) => void;
  children: ReactNode;
}) {
  const { listeners, setNodeRef } = useDraggable({ id: "card" });
  const press = (
    event: MouseEvent | TouchEvent,
    pointer: { clientX: number; clientY: number } | undefined,
  ) => {
    const item = pressedCard(event.target);
    if (!item || !pointer) return;
    setNodeRef(item);
    onPress(item, { x: pointer.clientX, y: pointer.clientY });
    listeners?.[event.type === "mousedown" ? "onMouseDown" : "onTouchStart"]?.(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has its own way to move cards
    <div
      className="contents"
      onMouseDown={(event) => press(event, event)}
      onTouchStart={(event) => press(event, event.touches[0])}
    >
      {children}
    </div>
  );
}

function pressedCard(target: EventTarget): HTMLElement | null {
  if (!(target instanceof Element) || target.closest("button:not([data-edit])")) return null;
  return target.closest<HTMLElement>("[data-card-id]");
}

import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";

/**
 * Returns the handler of a key press for a list whose results may still be those of an earlier text:
 * Enter then waits for the results, and opens the first one.
 */
export function useEnterAfterSearch(list: RefObject<HTMLElement | null>, isCurrent: boolean) {
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isWaiting || !isCurrent) return;
    setWaiting(false);
    list.current?.querySelector<HTMLElement>(CHOICE)?.click();
  }, [list, isWaiting, isCurrent]);
  return (event: KeyboardEvent) => {
    if (event.key !== "Enter") return setWaiting(false);
    if (isCurrent || list.current?.querySelector(`${CHOICE}[aria-selected=true]`)) return;
    event.preventDefault();
    setWaiting(true);
  };
}

const CHOICE = "[cmdk-item]:not([aria-disabled=true])";

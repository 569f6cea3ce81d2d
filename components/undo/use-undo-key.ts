import { useHotkey } from "@/components/ui/use-hotkey";
import { undoLast } from "./undo-stack";

/** Makes Ctrl+Z or Cmd+Z undo this window's changes, the last one first. */
export function useUndoKey(): void {
  useHotkey("z", undoLast, { withCommand: true });
}

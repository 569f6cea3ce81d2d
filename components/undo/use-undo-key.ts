import { useHotkey } from "@/components/ui/use-hotkey";
import { undoLast } from "./undo-stack";

/** Lets Ctrl+Z or Cmd+Z undo, step by step, what was last done in this window. */
export function useUndoKey(): void {
  useHotkey("z", undoLast, { withCommand: true });
}

"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Switch } from "@/components/ui/switch";

const GROUPS = [
  {
    name: "Everywhere",
    keys: [
      { keys: ["Ctrl", "K"], does: "Search and go to" },
      { keys: ["Ctrl", "Z"], does: "Undo on the board" },
      { keys: ["?"], does: "Show these shortcuts" },
    ],
  },
  {
    name: "Opportunities",
    keys: [
      { keys: ["N"], does: "New opportunity" },
      { keys: ["/"], does: "Search" },
    ],
  },
  {
    name: "On the board",
    keys: [
      { keys: ["←", "↑", "→", "↓"], does: "Move between cards" },
      { keys: ["Page up", "Page down"], does: "Scroll one page" },
      { keys: ["Home", "End"], does: "First / last card of the stage" },
      { keys: ["Enter"], does: "Open card" },
      { keys: ["Space"], does: "Pick up / drop (move with arrow keys)" },
      { keys: ["Esc"], does: "Cancel move" },
    ],
  },
  {
    name: "With a card",
    keys: [
      { keys: ["M"], does: "Move to…" },
      { keys: ["X"], does: "Select (or Ctrl/Shift + click)" },
      { keys: ["S"], does: "Schedule next activity" },
      { keys: ["A"], does: "Amount" },
      { keys: ["D"], does: "Expected close" },
      { keys: ["O"], does: "Owner" },
      { keys: ["R"], does: "Reopen a won or lost opportunity" },
      { keys: ["Delete"], does: "Delete" },
    ],
  },
  {
    name: "In an opportunity",
    keys: [
      { keys: ["J", "K"], does: "Next / previous" },
      { keys: ["N"], does: "Add a note (Ctrl+Enter saves)" },
      { keys: ["A"], does: "Schedule next activity" },
      { keys: ["Esc"], does: "Back to the list" },
    ],
  },
];

/** The list of all keyboard shortcuts. */
export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      className="sm:max-w-2xl!"
    >
      <div className="columns-1 gap-8 sm:columns-2">
        {GROUPS.map((group) => (
          <section key={group.name} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-ink-muted text-xs">{group.name}</h3>
            <dl>
              {group.keys.map(({ keys, does }) => (
                <div
                  key={does}
                  className="flex min-h-7 items-center gap-3 border-b py-1 last:border-b-0"
                >
                  <dt className="order-2 ml-auto flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control */}
      <label className="flex items-center gap-3 border-t pt-4">
        <Switch
          checked={singleKeys}
          onCheckedChange={setSingleKeys}
          aria-label="Single-key shortcuts"
        />
        <span>
          Single-key shortcuts
          <span className="block text-ink-muted text-xs">On a Mac, use Cmd instead of Ctrl.</span>
        </span>
      </label>
    </Dialog>
  );
}

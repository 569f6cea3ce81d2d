"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Switch } from "@/components/ui/switch";

const GROUPS = [
  {
    name: "Everywhere",
    keys: [
      { keys: ["Ctrl", "K"], does: "Go to anything" },
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
      { keys: ["←", "↑", "→", "↓"], does: "From card to card" },
      { keys: ["Page up", "Page down"], does: "A screenful on" },
      { keys: ["Home", "End"], does: "First and last of the stage" },
      { keys: ["Enter"], does: "Open the card" },
      { keys: ["Space"], does: "Lift and drop; the keys above carry" },
      { keys: ["Esc"], does: "Take back what is lifted" },
    ],
  },
  {
    name: "With a card",
    keys: [
      { keys: ["M"], does: "Move to…" },
      { keys: ["X"], does: "Select; Ctrl or Shift and a press do the same" },
      { keys: ["S"], does: "Next activity, then 1 to 6, T or W for the day" },
      { keys: ["A"], does: "Amount" },
      { keys: ["D"], does: "Expected close" },
      { keys: ["O"], does: "Owner" },
      { keys: ["R"], does: "Reopen a won or lost one" },
      { keys: ["Delete"], does: "Delete" },
    ],
  },
  {
    name: "In an opportunity",
    keys: [
      { keys: ["J", "K"], does: "Next and previous of the list" },
      { keys: ["N"], does: "Write a note; Ctrl and Enter keeps it" },
      { keys: ["A"], does: "Next activity, then a key for the day" },
      { keys: ["Esc"], does: "Back to the list" },
    ],
  },
];

/** Every keyboard shortcut there is. */
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
      className="sm:max-w-2xl"
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
          aria-label="Single letters as shortcuts"
        />
        <span>
          Single letters as shortcuts
          <span className="block text-ink-muted text-xs">On a Mac, Cmd stands for Ctrl.</span>
        </span>
      </label>
    </Dialog>
  );
}

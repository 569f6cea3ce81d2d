import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { focusReturns, renderScreen } from "@/components/testing/render-screen";
import { Dialog } from "./dialog";
import { DropdownMenu, DropdownMenuItem } from "./dropdown-menu";
import { Popover } from "./popover";
import { Sheet, SheetTitle } from "./sheet";

type Layer = "dialog" | "sheet" | "nested";

function Openers() {
  const [open, setOpen] = useState<Layer>();
  const [isNested, setNested] = useState(false);
  const close = (isOpen: boolean) => isOpen || setOpen(undefined);
  return (
    <main>
      <button type="button" onClick={() => setOpen("dialog")}>
        Button
      </button>
      <button type="button" onClick={() => setOpen("sheet")}>
        Sheet
      </button>
      <DropdownMenu trigger={<button type="button">Menu</button>}>
        <DropdownMenuItem onSelect={() => setOpen("dialog")}>Item</DropdownMenuItem>
      </DropdownMenu>
      <Panel onOpen={() => setOpen("dialog")} />
      {open === "dialog" && (
        <Dialog open onOpenChange={close} title="Dialog">
          <input aria-label="Field" autoFocus />
          <button type="button" onClick={() => setNested(true)}>
            Ask
          </button>
          <Dialog open={isNested} onOpenChange={setNested} title="Question" />
        </Dialog>
      )}
      <Sheet open={open === "sheet"} onOpenChange={close}>
        <SheetTitle>Sheet</SheetTitle>
        <button type="button">In it</button>
      </Sheet>
    </main>
  );
}

function Panel({ onOpen }: { onOpen: () => void }) {
  const [open, setOpen] = useState(false);
  const press = () => {
    setOpen(false);
    onOpen();
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Panel"
      trigger={<button type="button">Popover</button>}
    >
      <button type="button" onClick={press}>
        In the panel
      </button>
    </Popover>
  );
}

const button = (name: string) => screen.getByRole("button", { name });

test.each(["Button", "Sheet"])("a layer opened by %s returns the focus to it", async (name) => {
  const { user } = renderScreen(<Openers />);
  const opener = button(name);
  opener.focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("dialog");
  await user.keyboard("{Escape}");
  await focusReturns();
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

test("a dialog opened from a menu returns the focus to the menu's button", async () => {
  const { user } = renderScreen(<Openers />);
  const opener = button("Menu");
  opener.focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("menuitem", { name: "Item" });
  await user.keyboard("{Enter}");
  await screen.findByRole("dialog", { name: "Dialog" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

test("a dialog opened from a popover that closes returns the focus to the popover's button", async () => {
  const { user } = renderScreen(<Openers />);
  const opener = button("Popover");
  await user.click(opener);
  await user.click(await screen.findByRole("button", { name: "In the panel" }));
  await screen.findByRole("dialog", { name: "Dialog" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

test("a question over a dialog returns the focus into the dialog", async () => {
  const { user } = renderScreen(<Openers />);
  await user.click(button("Button"));
  await user.click(await screen.findByRole("button", { name: "Ask" }));
  await screen.findByRole("dialog", { name: "Question" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(button("Ask")));
});

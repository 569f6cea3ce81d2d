"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useHotkey } from "@/components/ui/use-hotkey";

const ShortcutsDialog = dynamic(
  () => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog),
  {
    ssr: false,
  },
);

/** Shows the keyboard shortcuts when `?` is pressed on any screen. */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  useHotkey("?", () => setOpen(true));
  return open && <ShortcutsDialog open onOpenChange={setOpen} />;
}

import { fireEvent, screen } from "@testing-library/react";
import { useRef } from "react";
import { expect, test, vi } from "vitest";
import { useShortcuts } from "@/components/activities/use-shortcuts";
import { PaletteButton } from "@/components/shell/palette-button";
import { renderScreen } from "@/components/testing/render-screen";
import { stubServer } from "@/components/testing/stub-server";
import { useHotkey } from "./use-hotkey";

function Probe({ onPress }: { onPress: (name: string) => void }) {
  const within = useRef<HTMLDivElement>(null);
  useHotkey("z", () => onPress("undo"), { withCommand: true });
  useHotkey("n", () => onPress("new"));
  useShortcuts(within, { j: () => onPress("next"), "2": () => onPress("day 2") });
  return <div ref={within} />;
}

test("shortcuts act on a Russian, a Greek and an Arabic keyboard", () => {
  const press = vi.fn<(name: string) => void>();
  renderScreen(<Probe onPress={press} />);
  fireEvent.keyDown(document.body, { key: "я", code: "KeyZ", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "ν", code: "KeyN" });
  fireEvent.keyDown(document.body, { key: "о", code: "KeyJ" });
  fireEvent.keyDown(document.body, { key: "٢", code: "Digit2" });
  expect(press.mock.calls.flat()).toEqual(["undo", "new", "next", "day 2"]);
});

test("on AZERTY and Dvorak the letter counts, wherever its key is", () => {
  const press = vi.fn<(name: string) => void>();
  renderScreen(<Probe onPress={press} />);
  fireEvent.keyDown(document.body, { key: "w", code: "KeyZ", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "b", code: "KeyN" });
  expect(press).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "z", code: "KeyW", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "n", code: "KeyL" });
  expect(press.mock.calls.flat()).toEqual(["undo", "new"]);
});

test("Ctrl+K opens the palette on a Hebrew keyboard", async () => {
  stubServer({ "GET /opportunity_pipelines": () => ({ pipelines: [] }) });
  const user = { role: "REP" } as const;
  // Loaded before it opens, as hovering its button does.
  await import("@/components/shell/command-palette");
  renderScreen(<PaletteButton {...user} />);
  fireEvent.keyDown(document.body, { key: "ל", code: "KeyK", ctrlKey: true });
  expect(await screen.findByRole("dialog", { name: "Go to" })).toBeTruthy();
});

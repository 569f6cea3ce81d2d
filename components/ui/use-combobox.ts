import { type KeyboardEvent, useEffect, useState } from "react";
import type { ComboboxOption } from "./combobox-option";
import { useSearch } from "./use-search";

type ComboboxInput = {
  value: ComboboxOption | null;
  onChange: (value: ComboboxOption | null) => void;
  search: (text: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  required: boolean;
};

/**
 * The state of a combobox. A key chooses only from the options of the current text: Enter
 * or leaving the input before they arrive waits for them, and chooses the one that is meant, if that
 * is certain. Text that names no option stays, and `unchosen` is that text.
 */
export function useCombobox({ value, onChange, search, required }: ComboboxInput) {
  // The text that was typed and not chosen.
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [awaiting, setAwaiting] = useState<"press" | "leave">();
  const { options, isCurrent, note } = useSearch(search, typed);
  const current = isCurrent ? options[Math.min(active, options.length - 1)] : undefined;

  const type = (text: string, first = text.trim() === "" ? -1 : 0) => {
    setTyped(text);
    setOpen(true);
    setActive(first);
    setAwaiting(undefined);
  };
  const reset = () => {
    setTyped(null);
    setOpen(false);
    setAwaiting(undefined);
  };
  const choose = (option: ComboboxOption | null) => {
    onChange(option);
    reset();
  };
  const leave = () => {
    setOpen(false);
    if (typed === null) return;
    if (typed.trim() === "") {
      if (value && !required) onChange(null);
      reset();
    } else if (typed === value?.label) reset();
    else setAwaiting("leave");
  };
  const step = (by: number) => {
    if (!isOpen) return type(typed ?? "", 0);
    if (isCurrent && options.length > 0)
      setActive((Math.max(active, by > 0 ? -1 : 0) + by + options.length) % options.length);
  };
  const enter = () => {
    if (typed?.trim() === "" && value && !required) choose(null);
    else if (current) choose(current);
    else if (!isCurrent) setAwaiting("press");
  };

  useEffect(() => {
    if (!awaiting || !isCurrent || typed === null) return;
    const meant = optionMeant(options, typed) ?? (awaiting === "press" ? only(options) : undefined);
    setAwaiting(undefined);
    if (!meant) return;
    onChange(meant);
    setTyped(null);
    setOpen(false);
  }, [awaiting, isCurrent, options, typed, onChange]);

  // Another value, from outside, replaces the text.
  const valueId = value?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the value changes
  useEffect(() => setTyped(null), [valueId]);

  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (isOpen && event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      enter();
    } else if (isOpen && event.key === "Escape") reset();
  };

  const unchosen = !isOpen && !awaiting && typed !== null ? typed.trim() : undefined;
  return { typed, isOpen, options, current, note, unchosen, type, reset, choose, leave, press };
}

/** Returns the option whose name is the text, if there is just one. */
function optionMeant(options: ComboboxOption[], text: string): ComboboxOption | undefined {
  const named = (label: string) =>
    label.localeCompare(text.trim(), undefined, { sensitivity: "accent" }) === 0;
  return only(options.filter(({ label }) => named(label)));
}

function only(options: ComboboxOption[]): ComboboxOption | undefined {
  return options.length === 1 ? options[0] : undefined;
}

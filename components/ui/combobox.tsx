"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { FieldControl } from "./field";
import { Input } from "./input";
import { useSearch } from "./use-search";
import { useTopLayer } from "./use-top-layer";

export type ComboboxOption = { id: string; label: string; detail?: string | null };

type ComboboxProps = {
  control: FieldControl;
  value: ComboboxOption | null;
  onChange: (value: ComboboxOption | null) => void;
  /** Returns the options that match the text, best first. */
  search: (text: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  placeholder?: string;
  /** The value can be changed but not cleared. */
  required?: boolean;
};

/**
 * A text input that finds one of many records (ARIA combobox with a list). Clearing it chooses
 * none.
 */
export function Combobox({
  control,
  value,
  onChange,
  search,
  placeholder,
  required = false,
}: ComboboxProps) {
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const { options, note } = useSearch(search, typed);
  const isOpen = typed !== null;
  const input = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useTopLayer(input, panel, isOpen);
  const current = options[Math.min(active, options.length - 1)];

  const type = (text: string) => {
    setTyped(text);
    setActive(0);
  };
  const choose = (option: ComboboxOption | null) => {
    onChange(option);
    setTyped(null);
  };
  const leave = () => {
    if (typed?.trim() === "" && value && !required) onChange(null);
    setTyped(null);
  };

  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return type("");
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(
        (Math.min(active, options.length - 1) + step + options.length) %
          Math.max(options.length, 1),
      );
    } else if (isOpen && event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (typed.trim() === "" && value && !required) choose(null);
      else if (current) choose(current);
    } else if (isOpen && event.key === "Escape") {
      setTyped(null);
    }
  };

  return (
    <div className="relative">
      <Input
        {...control}
        ref={input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && current ? `${listId}-${current.id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={required ? value?.label : placeholder}
        value={typed ?? value?.label ?? ""}
        onChange={(event) => type(event.target.value)}
        onClick={() => !isOpen && (required || !value) && type("")}
        onBlur={leave}
        onKeyDown={press}
        className="peer truncate pr-7 pointer-coarse:pr-11"
      />
      {value && !isOpen && !required && (
        <button
          type="button"
          aria-label={`Clear ${value.label}`}
          onClick={() => choose(null)}
          className="absolute top-1/2 right-1 -translate-y-1/2 rounded-sm p-1 text-ink-faint pointer-coarse:p-3.5 hover:bg-hover hover:text-ink peer-disabled:hidden"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
      {isOpen && (
        <div
          ref={panel}
          popover="manual"
          className="fixed inset-auto m-0 rounded-lg border bg-raised p-1 text-ink shadow-raised"
        >
          <div
            id={listId}
            role="listbox"
            aria-label="Suggestions"
            className="max-h-56 overflow-y-auto"
          >
            {options.map((option) => (
              <Option
                key={option.id}
                id={`${listId}-${option.id}`}
                option={option}
                isActive={option === current}
                onPress={() => choose(option)}
              />
            ))}
          </div>
          <p role="status" className={note ? "px-2 py-1 text-ink-muted" : "sr-only"}>
            {note ?? `${options.length} found`}
          </p>
        </div>
      )}
    </div>
  );
}

type OptionProps = { id: string; option: ComboboxOption; isActive: boolean; onPress: () => void };

function Option({ id, option, isActive, onPress }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
    <div
      ref={(item) => (isActive ? item?.scrollIntoView({ block: "nearest" }) : undefined)}
      id={id}
      role="option"
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={clsx(
        "cursor-default rounded px-2 py-1 hover:bg-hover pointer-coarse:py-3",
        isActive && "bg-hover",
      )}
    >
      <span className="block truncate">{option.label}</span>
      {option.detail && (
        <span className="block truncate text-ink-muted text-xs">{option.detail}</span>
      )}
    </div>
  );
}

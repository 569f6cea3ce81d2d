"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useId, useRef } from "react";
import type { ComboboxOption } from "./combobox-option";
import type { FieldControl } from "./field";
import { Input } from "./input";
import { useCombobox } from "./use-combobox";
import { useTopLayer } from "./use-top-layer";

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
 * none. Text that was not chosen stays, with a note that says so.
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
  const noteId = useId();
  const { typed, isOpen, options, current, note, unchosen, type, reset, choose, leave, press } =
    useCombobox({ value, onChange, search, required });
  const input = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useTopLayer(input, panel, isOpen);
  const clears = unchosen ?? (required ? undefined : value?.label);
  const described = [control["aria-describedby"], unchosen && noteId].filter(Boolean).join(" ");

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
        aria-invalid={unchosen ? true : control["aria-invalid"]}
        aria-describedby={described || undefined}
        autoComplete="off"
        placeholder={required ? value?.label : placeholder}
        value={typed ?? value?.label ?? ""}
        onChange={(event) => type(event.target.value)}
        onClick={() => !isOpen && (typed !== null || required || !value) && type(typed ?? "")}
        onBlur={leave}
        onKeyDown={press}
        className="peer truncate pr-7 pointer-coarse:pr-11"
      />
      {clears && !isOpen && (
        <button
          type="button"
          aria-label={`Clear ${clears}`}
          onClick={() => (unchosen ? reset() : choose(null))}
          className="absolute top-1 right-1 rounded-sm p-1 text-ink-faint pointer-coarse:p-3.5 hover:bg-hover hover:text-ink peer-disabled:hidden"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
      {unchosen && (
        <p id={noteId} role="alert" className="mt-1 text-danger-ink text-xs">
          Nothing chosen for “{unchosen}”. Choose from the list or clear it.
        </p>
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
      <span dir="auto" className="block truncate">
        {option.label}
      </span>
      {option.detail && (
        <span dir="auto" className="block truncate text-ink-muted text-xs">
          {option.detail}
        </span>
      )}
    </div>
  );
}

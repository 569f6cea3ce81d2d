"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { CONTROL } from "./control";
import type { FieldControl } from "./field";

type TagsInputProps = {
  control: FieldControl;
  value: string[];
  onChange: (tags: string[]) => void;
  disabled?: boolean;
  /** Shown while there are no tags. */
  placeholder?: string;
};

/** Words as a row of tags: Enter or a comma adds, Backspace in the empty input takes the last one away. */
export function TagsInput({
  control,
  value,
  onChange,
  disabled,
  placeholder = "Add a tag",
}: TagsInputProps) {
  const [text, setText] = useState("");

  const add = () => {
    const added = text.split(",").map((tag) => tag.trim());
    const tags = [...new Set([...value, ...added])].filter((tag) => tag !== "");
    if (tags.length > value.length) onChange(tags);
    setText("");
  };
  const press = (event: KeyboardEvent) => {
    const adds = (event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === ",";
    if (adds && text.trim() !== "") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && text === "" && value.length > 0) {
      onChange(value.slice(0, -1));
    }
  };

  return (
    <div
      className={clsx(
        CONTROL,
        "flex min-h-8 flex-wrap items-center gap-1 px-1.5 py-1 has-[input:focus-visible]:border-focus",
        "has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus",
        "has-[input:disabled]:border-line has-[input:disabled]:bg-sunken",
      )}
    >
      {value.map((tag) => (
        <span
          key={tag}
          className="inline-flex h-5.5 max-w-full items-center rounded-sm bg-hover pl-1.5"
        >
          <span className={clsx("truncate", disabled && "pr-1.5")}>{tag}</span>
          {!disabled && (
            <button
              type="button"
              aria-label={`Remove ${tag}`}
              onClick={() => onChange(value.filter((other) => other !== tag))}
              className="ml-0.5 rounded-sm p-1 text-ink-faint hover:text-ink pointer-coarse:p-2"
            >
              <X aria-hidden className="size-3" />
            </button>
          )}
        </span>
      ))}
      <input
        {...control}
        value={text}
        disabled={disabled}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={add}
        placeholder={value.length === 0 && !disabled ? placeholder : undefined}
        className="h-5.5 min-w-16 flex-1 bg-transparent px-1 outline-none"
      />
    </div>
  );
}

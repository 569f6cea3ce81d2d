"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { type ChangeEvent, type KeyboardEvent, useState } from "react";
import type { TaggedRecords } from "@/lib/client/list-known-tags";
import { distinctTags, tagKey } from "@/lib/domain/fields";
import { trimmed } from "@/lib/domain/trimmed";
import { CONTROL } from "./control";
import type { FieldControl } from "./field";
import { useKnownTags } from "./use-known-tags";

type TagsInputProps = {
  control: FieldControl;
  /** Whose tags are suggested. */
  of: TaggedRecords;
  value: string[];
  onChange: (tags: string[]) => void;
  disabled?: boolean;
  /** Shown while there are no tags. */
  placeholder?: string;
};

/**
 * Words as a row of tags: Enter, a comma or choosing a suggestion adds, Backspace in the empty input
 * takes the last one away. A tag that is in use in another case is added as it is used.
 */
export function TagsInput({
  control,
  of,
  value,
  onChange,
  disabled,
  placeholder = "Add a tag",
}: TagsInputProps) {
  const [text, setText] = useState("");
  const known = useKnownTags(of);

  const add = (typed = text) => {
    const added = typed.split(",").map((tag) => asUsed(trimmed(tag), [...value, ...known.tags]));
    const tags = distinctTags([...value, ...added.filter((tag) => tag !== "")]);
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

  const change = ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    // Typing is an insertion; a chosen suggestion replaces the text.
    if ("inputType" in nativeEvent && nativeEvent.inputType === "insertReplacementText")
      add(target.value);
    else setText(target.value);
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
          <span dir="auto" title={tag} className={clsx("truncate", disabled && "pr-1.5")}>
            {tag}
          </span>
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
        onChange={change}
        onKeyDown={press}
        onFocus={known.load}
        onBlur={() => add()}
        list={`${control.id}-tags`}
        autoComplete="off"
        dir="auto"
        placeholder={value.length === 0 && !disabled ? placeholder : undefined}
        className="h-5.5 min-w-16 flex-1 bg-transparent px-1 outline-none"
      />
      <datalist id={`${control.id}-tags`}>
        {known.tags
          .filter((tag) => !value.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}

/** Returns the tag in the spelling that is in use, if it is in use in another case only. */
function asUsed(tag: string, used: readonly string[]): string {
  if (used.includes(tag)) return tag;
  return used.find((other) => tagKey(other) === tagKey(tag)) ?? tag;
}

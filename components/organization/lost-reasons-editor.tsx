"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { MAX_LOST_REASONS } from "@/lib/domain/organizations/schema";
import { newReason, type Reason } from "./organization-draft";

type LostReasonsEditorProps = {
  reasons: Reason[];
  /** Error sentences by `lost_reasons[2]`, or by `lost_reasons` for the list as a whole. */
  errors: Record<string, string>;
  onChange: (reasons: Reason[]) => void;
};

/**
 * The lost reasons in the order in which they are offered. They can be renamed, moved, removed and
 * added.
 */
export function LostReasonsEditor({ reasons, errors, onChange }: LostReasonsEditorProps) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const { announcement, setAnnouncement, rename, move } = useReasonEdits(reasons, onChange);
  const isFull = reasons.length >= MAX_LOST_REASONS;
  const known = reasons.some((reason) => isSame(reason.text, text));

  const add = () => {
    if (text.trim() === "" || known || isFull) return;
    onChange([...reasons, newReason(text.trim())]);
    setAnnouncement(`${text.trim()} added`);
    setText("");
    input.current?.focus();
  };
  const remove = (index: number) => {
    const [removed] = reasons.slice(index, index + 1);
    onChange(reasons.filter((reason) => reason !== removed));
    setAnnouncement(`${removed?.text} removed`);
    const inputs = list.current?.querySelectorAll("input");
    (inputs?.[index + 1] ?? input.current)?.focus();
  };

  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1 font-medium text-ink-muted text-xs">Lost reasons</legend>
      {reasons.length === 0 && (
        <p className="text-ink-muted">
          No reasons yet. People enter their own when they lose a deal.
        </p>
      )}
      <ol ref={list} className="flex flex-col gap-1.5">
        {reasons.map((reason, index) => (
          <ReasonRow
            key={reason.key}
            text={reason.text}
            index={index}
            isLast={index === reasons.length - 1}
            error={errors[`lost_reasons[${index}]`]}
            onRename={(text) => rename(reason.key, text)}
            onMove={(to) => move(index, to)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <div className="flex items-center gap-1">
        <Input
          ref={input}
          aria-label="New lost reason"
          aria-describedby={`${id}-new`}
          placeholder={isFull ? `${MAX_LOST_REASONS} reasons at most` : "Add a reason"}
          disabled={isFull}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || text.trim() === "") return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add} disabled={isFull}>
          <Plus aria-hidden />
          Add
        </Button>
      </div>
      <p id={`${id}-new`} role="status" className={known ? "text-warning-ink text-xs" : "sr-only"}>
        {known ? "This reason is already in the list" : announcement}
      </p>
      {errors.lost_reasons && <p className="text-danger-ink text-xs">{errors.lost_reasons}</p>}
    </fieldset>
  );
}

/** The edits that keep the focus where it is, and what to announce about the last one. */
function useReasonEdits(reasons: Reason[], onChange: (reasons: Reason[]) => void) {
  const [announcement, setAnnouncement] = useState("");
  return {
    announcement,
    setAnnouncement,
    rename: (key: number, text: string) =>
      onChange(reasons.map((reason) => (reason.key === key ? { key, text } : reason))),
    move: (from: number, to: number) => {
      const others = reasons.filter((_, index) => index !== from);
      const [reason] = reasons.slice(from, from + 1);
      if (!reason || to < 0 || to >= reasons.length) return;
      onChange([...others.slice(0, to), reason, ...others.slice(to)]);
      setAnnouncement(`${reason.text}, ${to + 1} of ${reasons.length}`);
    },
  };
}

type ReasonRowProps = {
  text: string;
  index: number;
  isLast: boolean;
  error?: string;
  onRename: (text: string) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** A lost reason with its buttons; Alt with an arrow key also moves it. */
function ReasonRow({ text, index, isLast, error, onRename, onMove, onRemove }: ReasonRowProps) {
  const id = useId();
  const name = text.trim() || `reason ${index + 1}`;
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? index - 1 : index + 1);
  };
  return (
    <li>
      <div className="flex items-center gap-1">
        <Input
          aria-label={`Lost reason ${index + 1}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => onRename(event.target.value)}
          onKeyDown={press}
        />
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Move ${name} up`}
          aria-disabled={index === 0}
          className="aria-disabled:opacity-40"
          onClick={() => onMove(index - 1)}
        >
          <ArrowUp aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Move ${name} down`}
          aria-disabled={isLast}
          className="aria-disabled:opacity-40"
          onClick={() => onMove(index + 1)}
        >
          <ArrowDown aria-hidden />
        </Button>
        <Button variant="ghost" size="icon" aria-label={`Remove ${name}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      {error && (
        <p id={id} className="mt-0.5 text-danger-ink text-xs">
          {error}
        </p>
      )}
    </li>
  );
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

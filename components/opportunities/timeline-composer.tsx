"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { type ActivityEvent, addActivity } from "@/components/activities/activity-actions";
import { KindChoice } from "@/components/activities/kind-choice";
import { KINDS } from "@/components/activities/kinds";
import { splitNote } from "@/components/activities/note-text";
import { errorMessage } from "@/components/forms/error-message";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";

type TimelineComposerProps = {
  opportunityId: string;
  input: RefObject<HTMLTextAreaElement | null>;
  onAdded: (event: ActivityEvent) => void;
  /** Called when the text becomes blank or non-blank. */
  onWriting: (isWriting: boolean) => void;
};

const WRITTEN = ["note", "call", "meeting", "email"] as const;
type WrittenKind = (typeof WRITTEN)[number];

const PROMPTS: Record<WrittenKind, string> = {
  note: "Write a note…",
  call: "How did the call go?",
  meeting: "How did the meeting go?",
  email: "What was the email about?",
};

/**
 * Adds notes and logs calls, meetings and emails. Ctrl or Cmd + Enter adds; if it fails, the text
 * stays.
 */
export function TimelineComposer({
  opportunityId,
  input,
  onAdded,
  onWriting,
}: TimelineComposerProps) {
  const [kind, setKind] = useState<WrittenKind>("note");
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const isNote = kind === "note";

  // The same time on a retry, so that it is the same request.
  const doneAt = useRef<string>(undefined);

  const write = (written: string) => {
    doneAt.current = undefined;
    setText(written);
    onWriting(written.trim() !== "");
  };
  const add = async () => {
    if (isSaving || (isNote && text.trim() === "")) return input.current?.focus();
    setSaving(true);
    setRefusal(undefined);
    doneAt.current ??= new Date().toISOString();
    const done_at = isNote ? null : doneAt.current;
    const split = splitNote(text, KINDS[kind].subject);
    try {
      await addActivity({ kind, ...split, done_at, opportunity_id: opportunityId }, onAdded);
      write("");
      input.current?.focus();
    } catch (error) {
      setRefusal(errorMessage(error));
    } finally {
      setSaving(false);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void add();
  };

  return (
    <div data-screen-only className="rounded-lg border bg-surface p-2">
      <KindChoice label="What to add" kinds={WRITTEN} value={kind} onChange={setKind} />
      <Textarea
        ref={input}
        aria-label={isNote ? "Note" : `About the ${KINDS[kind].name.toLowerCase()}`}
        aria-invalid={refusal ? true : undefined}
        aria-keyshortcuts="N"
        placeholder={PROMPTS[kind]}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={press}
        className="mt-1.5 max-h-60 min-h-14 resize-none"
      />
      <div className="mt-1.5 flex items-center gap-2">
        <p role="status" className="mr-auto text-danger-ink text-xs">
          {refusal}
        </p>
        <span aria-hidden className="hidden items-center gap-1 text-ink-muted text-xs sm:flex">
          <Kbd>Ctrl</Kbd>
          <Kbd>Enter</Kbd>
        </span>
        <Button
          size="sm"
          variant={text.trim() ? "primary" : "secondary"}
          busy={isSaving}
          onClick={() => void add()}
        >
          {isNote ? "Add note" : `Log ${KINDS[kind].name.toLowerCase()}`}
        </Button>
      </div>
    </div>
  );
}

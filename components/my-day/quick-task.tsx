"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type ActivityEvent, addActivity } from "@/components/activities/activity-actions";
import { dueInstant, duePresets } from "@/components/activities/due";
import { errorMessage } from "@/components/forms/error-message";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { dayIn } from "@/lib/format";

type QuickTaskProps = { userId: string; timeZone: string; onAdded: (event: ActivityEvent) => void };

/** Adds tasks in one line: type, Enter, type the next. If a request fails, the text stays. */
export function QuickTask({ userId, timeZone, onAdded }: QuickTaskProps) {
  const [subject, setSubject] = useState("");
  const [day, setDay] = useState("1");
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const presets = duePresets(dayIn(timeZone)).slice(0, 4);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving || subject.trim() === "") return;
    setSaving(true);
    setRefusal(undefined);
    const date = presets.find(({ key }) => key === day)?.date ?? "";
    const due_at = dueInstant({ date, time: "" }, timeZone);
    try {
      await addActivity({ kind: "task", subject, due_at, owner_user_id: userId }, onAdded);
      setSubject("");
    } catch (error) {
      setRefusal(errorMessage(error));
    } finally {
      setSaving(false);
    }
  };

  return (
    <form onSubmit={add} data-screen-only className="flex flex-wrap items-center gap-2">
      <Input
        aria-label="New task"
        aria-invalid={refusal ? true : undefined}
        placeholder="Add a task"
        autoComplete="off"
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
        className="min-w-48! flex-1"
      />
      <Select
        aria-label="Due"
        value={day}
        onChange={(event) => setDay(event.target.value)}
        className="!w-36"
      >
        {presets.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
        <option value="">No date</option>
      </Select>
      <Button type="submit" busy={isSaving}>
        <Plus aria-hidden />
        Add
      </Button>
      {refusal && (
        <p role="alert" className="w-full text-danger-ink text-xs">
          {refusal}
        </p>
      )}
    </form>
  );
}

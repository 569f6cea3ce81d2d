"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { useBoardModel } from "@/components/board/sync/board-context";
import { isFiltered } from "@/components/filters/is-filtered";
import { errorMessage } from "@/components/forms/error-message";
import { isUnsure } from "@/components/forms/show-failure";
import { Input } from "@/components/ui/input";
import { useKeptInput } from "@/components/ui/use-kept-input";
import { ApiError } from "@/lib/client/api-error";
import { createOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { StageRecord } from "@/lib/domain/pipelines/schema";

/** Adds opportunities to a stage by name: type, press Enter, type the next. Esc closes it and keeps the text. */
export function QuickAdd({ stage, onClose }: { stage: StageRecord; onClose: () => void }) {
  const { store } = useBoardModel();
  const router = useRouter();
  const errorId = useId();
  const { value: text, set: setText, read: readText } = useKeptInput(`quick add ${stage.id}`, "");
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const name = text.trim();
    if (name === "") return;
    setText("");
    setError(undefined);
    try {
      const opportunity = await createOpportunity({
        name,
        pipeline_stage_id: stage.id,
        stage_position: 0,
      });
      publishOpportunityChange({ kind: "created", opportunity });
      store.dispatch({ type: "announced", announcement: `${name} was added to ${stage.name}.` });
      if (isFiltered(store.get().filter))
        toast.success(`${name} was added to ${stage.name}`, {
          description: "It is not shown here if it does not match the filters.",
          duration: 8_000,
          action: {
            label: "Open",
            onClick: () => router.push(`/crm/opportunities/${opportunity.public_id}`),
          },
        });
    } catch (refusal) {
      const issue = refusal instanceof ApiError ? refusal.errors[0] : undefined;
      const what = isUnsure(refusal) ? `“${name}” may have been added` : `Couldn’t add “${name}”`;
      const reason = `${what}: ${issue ? `it ${issue.message}` : errorMessage(refusal)}`;
      // Keep what the user has typed since; the message contains the name.
      if (readText() === "") setText(name);
      // The form was closed before the response.
      if (!form.current) return void toast.error(reason);
      setError(reason);
    }
  };

  return (
    <form
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      onBlur={(event) => {
        if (text === "" && !error && !event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
      className="px-2 pb-1.5"
    >
      <Input
        autoFocus
        aria-label={`New opportunity in ${stage.name}`}
        aria-invalid={error !== undefined}
        aria-describedby={error ? errorId : undefined}
        placeholder="Name, then press Enter"
        autoComplete="off"
        enterKeyHint="done"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error && (
        <p id={errorId} role="alert" className="mt-1 break-words px-1 text-danger-ink text-xs">
          {error}
        </p>
      )}
    </form>
  );
}

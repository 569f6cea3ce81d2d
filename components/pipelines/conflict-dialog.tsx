"use client";

import { useLastAuthor } from "@/components/forms/use-last-author";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { type ConflictLine, conflictLines } from "./conflict-lines";
import type { PipelineForm } from "./use-pipeline-form";

type ConflictDialogProps = { form: PipelineForm; newer: PipelineRecord; onSaveOver: () => void };

/** Another user saved first: compares their version with the draft and asks which one to keep. */
export function ConflictDialog({ form, newer, onSaveOver }: ConflictDialogProps) {
  const lines = conflictLines(newer, form.draft);
  const author = useLastAuthor({ type: "pipeline", ...newer });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => isOpen || form.keepEditing()}
      title={`${author ?? "Somebody"} changed this pipeline while you were editing`}
      description="Your changes are still here. Choose which version to keep."
      className="sm:max-w-2xl!"
      footer={
        <>
          <Button onClick={form.keepEditing} className="sm:mr-auto">
            Keep editing
          </Button>
          <Button onClick={form.discard}>Use theirs</Button>
          <Button variant="primary" busy={form.isSaving} onClick={onSaveOver}>
            Save mine instead
          </Button>
        </>
      }
    >
      {lines.length === 0 ? <p>Both versions are the same.</p> : <Comparison lines={lines} />}
    </Dialog>
  );
}

function Comparison({ lines }: { lines: ConflictLine[] }) {
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="text-ink-muted text-xs">
          <th scope="col" className="border-b py-1.5 pr-3 font-medium">
            Field
          </th>
          <th scope="col" className="border-b px-3 py-1.5 font-medium">
            Theirs (saved)
          </th>
          <th scope="col" className="border-b py-1.5 pl-3 font-medium">
            Yours
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ what, theirs, mine }) => (
          <tr key={what} className="align-top not-last:border-b">
            <th scope="row" className="break-words py-1.5 pr-3 font-medium">
              {what}
            </th>
            <td className="break-words px-3 py-1.5">{theirs}</td>
            <td className="break-words py-1.5 pl-3">{mine}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

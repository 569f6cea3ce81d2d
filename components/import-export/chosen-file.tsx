import { FileText, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "./format-bytes";

type ChosenFileProps = { file: File; disabled?: boolean; onRemove: () => void };

/** The file chosen for import. */
export function ChosenFile({ file, disabled, onRemove }: ChosenFileProps) {
  return (
    <div className="flex items-center gap-2.5 rounded border bg-sunken py-1.5 pr-1.5 pl-3">
      <FileText aria-hidden className="size-4 shrink-0 text-ink-muted" />
      <p className="min-w-0 flex-1 truncate">
        <span className="font-medium">{file.name}</span>{" "}
        <span className="text-ink-muted">{formatBytes(file.size)}</span>
      </p>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove ${file.name}`}
        disabled={disabled}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}

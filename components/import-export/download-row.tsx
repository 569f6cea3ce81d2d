import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "./format-bytes";
import { Notice } from "./notice";
import { Progress } from "./progress";
import type { useDownload } from "./use-download";

type DownloadRowProps = {
  label: string;
  download: ReturnType<typeof useDownload>;
  onStart: () => void;
};

/** A button that starts a download, with its progress or the reason it failed. */
export function DownloadRow({ label, download: { state, cancel }, onStart }: DownloadRowProps) {
  if (state.phase === "running") {
    return (
      <div className="flex min-h-8 items-center gap-4">
        <Progress
          label={state.bytes === 0 ? "Preparing…" : `Downloading… ${formatBytes(state.bytes)}`}
        />
        <Button onClick={cancel}>Cancel</Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3">
      {state.phase === "failed" && (
        <Notice tone="danger" title="The export failed" detail={state.detail} />
      )}
      <Button variant="primary" onClick={onStart}>
        <Download aria-hidden />
        {label}
      </Button>
    </div>
  );
}

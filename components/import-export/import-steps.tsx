import { Button } from "@/components/ui/button";
import type { ApiError } from "@/lib/client/api-error";
import { Notice } from "./notice";
import { Progress } from "./progress";
import type { useImport } from "./use-import";

type ImportStepsProps = {
  // biome-ignore lint/suspicious/noExplicitAny: the steps do not read the report
  run: ReturnType<typeof useImport<any>>;
  /** Why the file cannot be checked yet. */
  blocked?: string;
  /** The amount to import after a check, such as `8,800 records`. */
  amount: string;
  hasErrors: boolean;
  isEmpty: boolean;
  onAgain: () => void;
};

/**
 * The next steps for a chosen file: check, import or choose another; and the progress of the
 * current one.
 */
export function ImportSteps({
  run,
  blocked,
  amount,
  hasErrors,
  isEmpty,
  onAgain,
}: ImportStepsProps) {
  const { state, check, start, cancel } = run;
  switch (state.phase) {
    case "checking":
    case "importing":
      return (
        <div className="flex min-h-8 items-center gap-4">
          <Progress {...progressOf(state, amount)} />
          {/* Canceling cannot stop the server once it is writing. */}
          {(state.phase === "checking" || state.share < 1) && (
            <Button onClick={cancel}>Cancel</Button>
          )}
        </div>
      );
    case "imported":
      return (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" asChild>
            <a href="/crm/opportunities">Open board</a>
          </Button>
          <Button onClick={onAgain}>Import another file</Button>
        </div>
      );
    case "checked":
      return (
        <div className="flex flex-wrap gap-2">
          {!hasErrors && !isEmpty && (
            <Button variant="primary" onClick={start}>
              Import {amount}
            </Button>
          )}
          <Button onClick={check}>Check again</Button>
          {hasErrors && <Button onClick={onAgain}>Choose another file</Button>}
        </div>
      );
    default:
      return (
        <div className="flex flex-col items-start gap-3">
          {state.phase === "failed" && (
            <Failure error={state.error} wasImporting={state.wasImporting} />
          )}
          {blocked && <p className="text-danger-ink">{blocked}</p>}
          <Button variant="primary" disabled={blocked !== undefined} onClick={check}>
            {state.phase === "ready" ? "Check file" : "Check again"}
          </Button>
        </div>
      );
  }
}

function progressOf(state: { phase: "checking" | "importing"; share: number }, amount: string) {
  if (state.share < 1)
    return { label: `Sending… ${Math.round(state.share * 100)}%`, share: state.share };
  return { label: state.phase === "checking" ? "Checking every row…" : `Importing ${amount}…` };
}

function Failure({ error, wasImporting }: { error: ApiError; wasImporting: boolean }) {
  if (error.code === "unreachable") {
    const unknown =
      "The import may or may not have completed. Check the file again to see what is left to import.";
    const known =
      "Nothing was imported. If you edited the file after choosing it, choose it again.";
    return (
      <Notice
        tone="danger"
        title="The connection to the server was lost"
        detail={wasImporting ? unknown : known}
      />
    );
  }
  return <Notice tone="danger" {...explanationOf(error)} />;
}

function explanationOf({ code, detail, errors }: ApiError): { title: string; detail: string } {
  if (code === "malformed_request")
    return {
      title: "This file is not a backup",
      detail: "Choose the JSON file created with Export backup.",
    };
  if (code === "too_large")
    return {
      title: "This file is too large",
      detail: "Imports can be up to 50 MB. Split the file and import the parts.",
    };
  if (code === "invalid")
    return {
      title: "This file can’t be read",
      detail: errors.map(({ field, message }) => `The ${field} ${message}.`).join(" "),
    };
  return { title: "The import failed", detail };
}

import { formatNumber } from "@/lib/format";
import { Notice } from "./notice";

type OutcomeProps = { phase: string; errors: number; changes: number };

/** The result of a check or an import in one line. */
export function Outcome({ phase, errors, changes }: OutcomeProps) {
  const records = changes === 1 ? "1 record" : `${formatNumber(changes)} records`;
  if (phase === "imported")
    return <Notice tone="success" title={`Import complete: ${records} created or updated`} />;
  const count = errors === 1 ? "1 error" : `${formatNumber(errors)} errors`;
  if (phase === "refused") {
    const detail = "The data changed after the check. Fix the rows below and check again.";
    return <Notice tone="danger" title={`Nothing was imported: ${count}`} detail={detail} />;
  }
  if (errors > 0) {
    const detail = "Fix these rows in your file and upload it again.";
    return <Notice tone="danger" title={`${count} found`} detail={detail} />;
  }
  if (changes === 0)
    return (
      <Notice
        tone="neutral"
        title="Nothing to do"
        detail="Everything in this file is already up to date."
      />
    );
  return (
    <Notice
      tone="success"
      title="No errors"
      detail={`The import would create or update ${records}.`}
    />
  );
}

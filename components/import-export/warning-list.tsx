import { formatNumber } from "@/lib/format";
import { Notice } from "./notice";

type WarningListProps = { warnings: { text: string; count: number }[] };

const SHOWN = 20;

/** The warnings of an import. */
export function WarningList({ warnings }: WarningListProps) {
  if (warnings.length === 0) return null;
  const rest = warnings.length - SHOWN;
  return (
    <Notice
      tone="warning"
      title={warnings.length === 1 ? "1 warning" : `${formatNumber(warnings.length)} warnings`}
    >
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        {warnings.slice(0, SHOWN).map(({ text, count }) => (
          <li key={text} className="break-words">
            {text}
            {count > 1 && ` (${formatNumber(count)} rows)`}
          </li>
        ))}
        {rest > 0 && <li>and {formatNumber(rest)} more</li>}
      </ul>
    </Notice>
  );
}

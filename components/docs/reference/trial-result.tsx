import { Badge } from "@/components/ui/badge";
import type { TrialResponse } from "@/lib/client/send-trial";

/** The response to a request that was tried: status, time, headers and body. */
export function TrialResult({ state }: { state: "idle" | "sending" | "failed" | TrialResponse }) {
  if (state === "idle") return null;
  if (typeof state === "string")
    return (
      <p role="status">
        {state === "sending"
          ? "Sending …"
          : "The server could not be reached. Check your connection and try again."}
      </p>
    );
  const { status, statusText, milliseconds, headers, text } = state;
  return (
    <div>
      <p role="status" className="flex items-center gap-2">
        <Badge tone={status < 400 ? "success" : "danger"}>
          {status} {statusText}
        </Badge>
        <span className="text-ink-muted">{milliseconds} ms</span>
      </p>
      <details className="docs-part">
        <summary>Headers</summary>
        <ul className="docs-fields">
          {headers.map(([name, value]) => (
            <li key={name}>
              <code>{name}</code> <span className="break-words">{value}</span>
            </li>
          ))}
        </ul>
      </details>
      <div className="docs-code">
        <button type="button" data-copy-code>
          Copy
        </button>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
        <pre tabIndex={0} className="max-h-96">
          <code>{text === "" ? "(no body)" : readable(text)}</code>
        </pre>
      </div>
    </div>
  );
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

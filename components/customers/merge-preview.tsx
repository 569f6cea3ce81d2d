import type { MergeOutcome } from "@/lib/domain/customers/schema";
import type { Customer } from "./customer-kind";
import { describeLinks } from "./describe-links";

type MergePreviewProps = { survivor: Customer; others: Customer[]; preview?: MergeOutcome };

/** What the merge will do, counted by the server. */
export function MergePreview({ survivor, others, preview }: MergePreviewProps) {
  const moved = preview && describeLinks(preview.moved);
  return (
    <section aria-label="Preview" className="min-h-10 basis-full">
      <p role="status">
        {!preview && <span className="text-ink-muted">Counting linked records…</span>}
        {preview && moved && (
          <>
            <span className="font-medium">{moved}</span> will move to {survivor.name}.{" "}
          </>
        )}
        {preview && !moved && "No linked records will move. "}
        {preview && `${listFormat.format(others.map(({ name }) => name))} will go to the trash.`}
      </p>
    </section>
  );
}

const listFormat = new Intl.ListFormat("en-GB");

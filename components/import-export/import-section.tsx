import { BundleImport } from "./bundle-import";
import { CsvImport } from "./csv-import";
import type { PipelineChoice } from "./pipeline-choice";

type ImportSectionProps = { pipelines: PipelineChoice[]; currency: string; mayImport: boolean };

/** A bundle or a table to take in; only said to be there to who may not. */
export function ImportSection({ pipelines, currency, mayImport }: ImportSectionProps) {
  return (
    <section aria-labelledby="import" className="flex flex-col gap-3">
      <h2 id="import" className="font-semibold text-base">
        Import
      </h2>
      {mayImport ? (
        <>
          <p className="-mt-2 text-ink-muted">
            You’ll see a preview before anything changes. If a row fails, nothing is imported.
          </p>
          <BundleImport />
          <CsvImport pipelines={pipelines} currency={currency} />
        </>
      ) : (
        <p className="text-ink-muted">Only admins can import. Ask an admin for help.</p>
      )}
    </section>
  );
}

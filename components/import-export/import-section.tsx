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
            Nothing changes before you have seen what an import would do. It is done whole, or not
            at all.
          </p>
          <BundleImport />
          <CsvImport pipelines={pipelines} currency={currency} />
        </>
      ) : (
        <p className="text-ink-muted">Admins can import. Ask one of them if you need it.</p>
      )}
    </section>
  );
}

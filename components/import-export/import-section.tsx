import { BundleImport } from "./bundle-import";
import { CsvImport } from "./csv-import";
import type { PipelineChoice } from "./pipeline-choice";

type ImportSectionProps = {
  pipelines: PipelineChoice[];
  currency: string;
  timeZone: string;
  canImport: boolean;
};

/** The imports of a backup and of a CSV file, for members who may import. */
export function ImportSection({ pipelines, currency, timeZone, canImport }: ImportSectionProps) {
  return (
    <section aria-labelledby="import" className="flex flex-col gap-3">
      <h2 id="import" className="font-semibold text-base">
        Import
      </h2>
      {canImport ? (
        <>
          <p className="-mt-2 text-ink-muted">
            You’ll see a preview before anything changes. If a row fails, nothing is imported.
          </p>
          <BundleImport />
          <CsvImport pipelines={pipelines} currency={currency} timeZone={timeZone} />
        </>
      ) : (
        <p className="text-ink-muted">Only admins can import. Ask an admin for help.</p>
      )}
    </section>
  );
}

import { DocsContents } from "@/components/docs/docs-contents";
import { recordsOf } from "@/lib/docs/reference/records-of";
import type { Reference, ReferenceGroup } from "@/lib/docs/reference/reference";
import type { DocsReference } from "@/lib/docs/reference/references";
import { FieldList } from "./field-list";
import { InlineText } from "./inline-text";
import { OperationSection } from "./operation-section";

type ReferenceGroupPageProps = {
  place: DocsReference;
  reference: Reference;
  group: ReferenceGroup;
};

/** The operations of one subject, and after them the fields of the records that they return. */
export function ReferenceGroupPage({ place, reference, group }: ReferenceGroupPageProps) {
  const records = recordsOf(group, reference);
  const names = Object.keys(reference.records);
  const headings = [
    ...group.operations.map(({ id, summary }) => ({ id, text: summary, depth: 2 })),
    ...(records.length > 0 ? [{ id: "records", text: "Records", depth: 2 }] : []),
    ...records.map((name) => ({ id: `record-${name}`, text: name, depth: 3 })),
  ];
  return (
    <div className="flex justify-center gap-10 px-4 py-6 md:px-10 md:py-10">
      <main className="min-w-0 max-w-3xl flex-1">
        <div className="docs-text">
          <p className="docs-above">
            <a href={place.path}>{place.title}</a>
          </p>
          <h1>{group.name}</h1>
          <InlineText text={group.description} />
          {group.operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} records={names} />
          ))}
          {records.length > 0 && (
            <div className="docs-heading">
              <h2 id="records">Records</h2>
              <a href="#records" data-copy-link aria-label="Link to “Records”">
                #
              </a>
            </div>
          )}
          {records.map((name) => (
            <section key={name} aria-labelledby={`record-${name}`}>
              <h3 id={`record-${name}`}>{name}</h3>
              <FieldList fields={reference.records[name] ?? []} marks="optional" />
            </section>
          ))}
        </div>
      </main>
      <DocsContents headings={headings} />
    </div>
  );
}

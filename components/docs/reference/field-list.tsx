import type { Field } from "@/lib/docs/reference/describe-schema";
import { Words } from "./inline-text";

type FieldListProps = {
  fields: Field[];
  /** Marks what a request must have; in a response every field is there unless it says otherwise. */
  marks: "required" | "optional";
};

/** The fields of an object: name, type, limits and meaning; those of objects in it are indented. */
export function FieldList({ fields, marks }: FieldListProps) {
  return (
    <ul className="docs-fields">
      {fields.map((field) => (
        <li key={field.name}>
          <code>{field.name}</code>{" "}
          <span className="text-ink-muted">
            {field.record ? <RecordLink type={field.type} record={field.record} /> : field.type}
            {marks === "required" && field.isRequired && (
              <span className="text-danger-ink"> · required</span>
            )}
            {marks === "optional" && !field.isRequired && " · may be absent"}
            {field.limits.map((limit) => ` · ${limit}`)}
          </span>
          {field.description && (
            <span className="block">
              <Words text={field.description} />
            </span>
          )}
          {field.fields.length > 0 && (
            <details open={field.fields.length < 8}>
              <summary>
                {field.fields.length} {field.fields.length === 1 ? "field" : "fields"}
              </summary>
              <FieldList fields={field.fields} marks={marks} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A type in words, whose record is a link to its fields. */
export function RecordLink({ type, record }: { type: string; record: string }) {
  const [before, ...after] = type.split(record);
  return (
    <>
      {before}
      <a href={`#record-${record}`}>{record}</a>
      {after.join(record)}
    </>
  );
}

import { Badge } from "@/components/ui/badge";
import type { ReferenceAnswer } from "@/lib/docs/reference/answer-of";
import { CodeBlock } from "./code-block";
import { FieldList, RecordLink } from "./field-list";
import { Words } from "./inline-text";

type AnswerListProps = { answers: ReferenceAnswer[]; records: readonly string[] };

/** The responses of an operation by status: those that succeed in full, the errors by their meaning. */
export function AnswerList({ answers, records }: AnswerListProps) {
  const done = answers.filter(({ status }) => status.startsWith("2"));
  const failed = answers.filter(({ status }) => !status.startsWith("2"));
  return (
    <>
      {done.map((answer) => (
        <Success key={answer.status} answer={answer} records={records} />
      ))}
      {failed.length > 0 && (
        <details className="docs-part">
          <summary>Errors: {failed.map(({ status }) => status).join(", ")}</summary>
          <ul className="docs-fields">
            {failed.map(({ status, description }) => (
              <li key={status}>
                <code>{status}</code> <Words text={description} />
              </li>
            ))}
          </ul>
          <p>
            <a href="/docs/errors">Error codes, and what to do about each</a>
          </p>
        </details>
      )}
    </>
  );
}

function Success({ answer, records }: { answer: ReferenceAnswer; records: readonly string[] }) {
  const { status, description, headers, mediaType, type = "", fields, example } = answer;
  const record = records.find((name) => new RegExp(`\\b${name}\\b`).test(type));
  const shownHeaders = headers.filter((name) => !/^(?:RateLimit|X-Request-Id)/.test(name));
  return (
    <>
      <p className="docs-answer">
        <Badge tone="success">{status}</Badge> <Words text={description} />
        {record && (
          <>
            {" "}
            <RecordLink type={type} record={record} />.
          </>
        )}
        {mediaType && mediaType !== "application/json" && (
          <>
            {" "}
            As <code>{mediaType}</code>.
          </>
        )}
        {shownHeaders.length > 0 && ` Headers: ${shownHeaders.join(", ")}.`}
      </p>
      {fields.length > 0 && !record && <FieldList fields={fields} marks="optional" />}
      {example?.includes("{") && (
        <details className="docs-part">
          <summary>Example of the response</summary>
          <CodeBlock code={example} language="json" />
        </details>
      )}
    </>
  );
}

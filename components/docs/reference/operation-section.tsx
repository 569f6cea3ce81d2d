import type { ReferenceOperation } from "@/lib/docs/reference/reference";
import { AnswerList } from "./answer-list";
import { CodeBlock } from "./code-block";
import { FieldList } from "./field-list";
import { InlineText } from "./inline-text";
import { MethodBadge } from "./method-badge";
import { ParameterList } from "./parameter-list";
import { TryItButton } from "./try-it-button";

type OperationSectionProps = { operation: ReferenceOperation; records: readonly string[] };

/** One method of a route: what it needs, takes and returns, an example, and a way to try it. */
export function OperationSection({ operation, records }: OperationSectionProps) {
  const { id, method, path, summary, description, parameters, body, answers, curl } = operation;
  return (
    <section aria-labelledby={id} className="docs-operation">
      <div className="docs-heading">
        <h2 id={id}>{summary}</h2>
        <a href={`#${id}`} data-copy-link aria-label={`Link to “${summary}”`}>
          #
        </a>
      </div>
      <p className="docs-route">
        <MethodBadge method={method} /> <code>{path}</code>
      </p>
      <InlineText text={description} />
      <ParameterList parameters={parameters} />
      {body && (
        <details className="docs-part" open>
          <summary>
            Body <span className="font-normal text-ink-muted">{describeBody(body)}</span>
          </summary>
          {body.fields.length > 0 && <FieldList fields={body.fields} marks="required" />}
        </details>
      )}
      <h3>Response</h3>
      <AnswerList answers={answers} records={records} />
      <h3>Example</h3>
      <CodeBlock code={curl} language="sh" />
      <TryItButton
        request={{
          id,
          title: summary,
          method,
          path,
          parameters: parameters.filter(({ name }) => name !== "Tenant-Id"),
          body: body && { mediaType: body.mediaType, example: body.example },
          isStream: answers.some(({ mediaType }) => mediaType === "text/event-stream"),
        }}
      />
    </section>
  );
}

function describeBody({
  mediaType,
  isRequired,
  wrapper,
}: NonNullable<ReferenceOperation["body"]>): string {
  return [
    mediaType === "application/json" ? "JSON" : mediaType,
    isRequired ? "" : "may be left out",
    wrapper ? `bare, or wrapped in ${wrapper}` : "",
  ]
    .filter((text) => text !== "")
    .join(" · ");
}

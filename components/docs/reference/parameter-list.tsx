import type { ReferenceParameter } from "@/lib/docs/reference/reference";
import { Words } from "./inline-text";

const PLACES = [
  { place: "path", name: "Path" },
  { place: "query", name: "Query" },
  { place: "header", name: "Headers" },
] as const;

/** What a request has beside its body: in the path, in the query and in headers. */
export function ParameterList({ parameters }: { parameters: ReferenceParameter[] }) {
  return PLACES.map(({ place, name }) => {
    const here = parameters.filter((parameter) => parameter.place === place);
    if (here.length === 0) return null;
    return (
      <details key={place} open={here.length <= 12} className="docs-part">
        <summary>{name}</summary>
        <ul className="docs-fields">
          {here.map((parameter) => (
            <li key={parameter.name}>
              <code>{parameter.name}</code>{" "}
              <span className="text-ink-muted">
                {parameter.type}
                {parameter.isRequired && <span className="text-danger-ink"> · required</span>}
              </span>
              {parameter.description && (
                <span className="block">
                  <Words text={parameter.description} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

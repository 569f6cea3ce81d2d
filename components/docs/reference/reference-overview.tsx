import { ScreenLink } from "@/components/shell/screen-link";
import type { Reference } from "@/lib/docs/reference/reference";
import type { DocsReference } from "@/lib/docs/reference/references";
import { InlineText } from "./inline-text";
import { MethodBadge } from "./method-badge";

type ReferenceOverviewProps = { place: DocsReference; reference: Reference };

/** The first page of a reference: how to call the API, and all its operations by subject. */
export function ReferenceOverview({ place, reference }: ReferenceOverviewProps) {
  const { version, description, groups } = reference;
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <main className="mx-auto max-w-4xl px-4 py-6 md:px-10 md:py-10">
      <div className="docs-text">
        <h1>{place.title}</h1>
        <InlineText text={description} />
        <p>
          {count} operations, contract version {version}. Send <code>Authorization: Bearer …</code>{" "}
          with an API key or an access token. The same as an OpenAPI 3.1 document:{" "}
          <a href={place.address}>{place.address}</a>.
        </p>
        <p>
          Every operation has <strong>Try it</strong>, which sends the request with your own session
          and permissions. Common to all are{" "}
          <a href="/docs/errors">errors, idempotency and limits</a> and{" "}
          <a href="/docs/api">the contract</a>.
        </p>
        {groups.map((group) => (
          <section key={group.slug} aria-labelledby={group.slug}>
            <div className="docs-heading">
              <h2 id={group.slug}>{group.name}</h2>
              <a href={`#${group.slug}`} data-copy-link aria-label={`Link to “${group.name}”`}>
                #
              </a>
            </div>
            <InlineText text={group.description} />
            <ul className="docs-operations">
              {group.operations.map(({ id, method, path, summary }) => (
                <li key={id}>
                  <ScreenLink href={`${place.path}/${group.slug}#${id}`}>
                    <MethodBadge method={method} />
                    <span className="min-w-0">
                      <span className="block">{summary}</span>
                      <code>{path}</code>
                    </span>
                  </ScreenLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </main>
  );
}

import { highlight } from "@/lib/docs/highlight";

type CodeBlockProps = { code: string; language: string };

/** Code with a button that copies it, as in the text of the documentation. */
export function CodeBlock({ code, language }: CodeBlockProps) {
  return (
    <div className="docs-code">
      <button type="button" data-copy-code>
        Copy
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <pre tabIndex={0}>
        <code
          // biome-ignore lint/security/noDangerouslySetInnerHtml: `highlight` escapes the code
          dangerouslySetInnerHTML={{ __html: highlight(code, language) }}
        />
      </pre>
    </div>
  );
}

import { Marked, type Renderer, type Token, type Tokens } from "marked";
import { drawFlow } from "./draw-flow";
import { escapeHtml } from "./escape-html";
import { headingIds } from "./heading-ids";
import { highlight } from "./highlight";
import { resolveLink } from "./resolve-link";

export type DocsHeading = { depth: number; text: string; id: string };
/** The text between two headings, for the search. The first one of a page has its title's id. */
export type DocsSection = { id: string; heading: string; text: string };
export type RenderedPage = {
  title: string;
  html: string;
  headings: DocsHeading[];
  sections: DocsSection[];
};

/**
 * Renders a Markdown file of the repository. HTML in it is shown as text, links to other files
 * become links to their pages, and a fence of the language `mermaid` becomes a drawing.
 */
export function renderPage(file: string, markdown: string): RenderedPage {
  const marked = new Marked({ gfm: true });
  const tokens = marked.lexer(markdown);
  const sections = sectionsOf(tokens);
  const ids = sections.map(({ id }) => id);
  marked.use({ renderer: rendererFor(file, ids) });
  return {
    title: sections[0]?.heading ?? "",
    html: marked.parser(tokens),
    headings: sections.map(({ id, heading, depth }) => ({ id, text: heading, depth })),
    sections: sections.map(({ id, heading, text }) => ({ id, heading, text })),
  };
}

function sectionsOf(tokens: Token[]): (DocsSection & { depth: number })[] {
  const idOf = headingIds();
  const sections: (DocsSection & { depth: number })[] = [];
  for (const token of tokens) {
    if (token.type === "heading") {
      const heading = textOf(token);
      sections.push({ id: idOf(heading), heading, depth: token.depth, text: "" });
    } else {
      const section = sections.at(-1);
      if (section) section.text = `${section.text} ${textOf(token)}`.replace(/\s+/g, " ").trim();
    }
  }
  return sections;
}

/** The words of a token as a reader sees them. */
function textOf(token: Token): string {
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows]
      .map((row) => row.map((cell) => wordsOf(cell.tokens)).join(" "))
      .join(" ");
  }
  if (token.type === "list") return (token as Tokens.List).items.map(textOf).join(" ");
  if ("tokens" in token && token.tokens) return wordsOf(token.tokens);
  return "text" in token && typeof token.text === "string" ? token.text : " ";
}

function wordsOf(tokens: Token[]): string {
  return tokens.map(textOf).join("");
}

function rendererFor(file: string, ids: string[]): Partial<Renderer> {
  let place = 0;
  return {
    html: ({ text }) => escapeHtml(text),
    heading({ tokens, depth }) {
      const id = ids[place++] ?? "";
      const content = this.parser?.parseInline(tokens) ?? "";
      if (depth === 1) return `<h1 id="${id}">${content}</h1>\n`;
      const label = escapeHtml(`Link to “${wordsOf(tokens)}”`);
      return (
        `<div class="docs-heading"><h${depth} id="${id}">${content}</h${depth}>` +
        `<a href="#${id}" data-copy-link aria-label="${label}">#</a></div>\n`
      );
    },
    code: ({ text, lang = "" }) => (lang === "mermaid" ? drawFlow(text) : codeBlock(text, lang)),
    table(token) {
      const cellOf = ({ header, text, tokens }: Tokens.TableCell) => {
        // Without words it would be the header of nothing.
        const tag = header && text !== "" ? "th" : "td";
        return `<${tag}>${this.parser?.parseInline(tokens) ?? ""}</${tag}>`;
      };
      const row = (cells: Tokens.TableCell[]) => `<tr>${cells.map(cellOf).join("")}</tr>`;
      const hasHead = token.header.some(({ text }) => text !== "");
      const head = hasHead ? `<thead>${row(token.header)}</thead>` : "";
      const body = token.rows.map(row).join("");
      return `<div class="docs-table" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>\n`;
    },
    link({ href, tokens }) {
      const content = this.parser?.parseInline(tokens) ?? "";
      const target = resolveLink(file, href);
      return target === null ? content : `<a href="${escapeHtml(target)}">${content}</a>`;
    },
    image({ href, text }) {
      const source = resolveLink(file, href);
      return source === null
        ? escapeHtml(text)
        : `<img src="${escapeHtml(source)}" alt="${escapeHtml(text)}" loading="lazy">`;
    },
  };
}

function codeBlock(text: string, lang: string): string {
  const name = /^[a-z]+$/.test(lang) ? lang : "text";
  return (
    `<div class="docs-code"><button type="button" data-copy-code>Copy</button>` +
    `<pre tabindex="0"><code data-language="${name}">${highlight(text, name)}</code></pre></div>\n`
  );
}

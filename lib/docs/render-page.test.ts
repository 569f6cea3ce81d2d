import { describe, expect, test } from "vitest";
import { renderPage } from "./render-page";

const htmlOf = (markdown: string, file = "docs/x.md") => renderPage(file, markdown).html;

describe("a rendered page", () => {
  test("shows HTML as text, in blocks, in lines and in titles of headings", () => {
    const html = htmlOf(
      '<script>alert(1)</script>\n\na <img src=x onerror="y"> b\n\n## <b>c</b>\n',
    );
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("&lt;img src=x");
  });

  test("escapes what links, images, code and languages contain", () => {
    const html = htmlOf(
      '[a](https://x.example/"><i>)\n\n![b"><i>](../public/docs/"><i>.png)\n\n```"><i>\n<i>\n```\n\n`<i>`\n',
    );
    expect(html).not.toContain("<i>");
  });

  test.each(["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "/docs/x"])(
    "shows a link to %s as its text",
    (href) => {
      expect(htmlOf(`[text](${href})`)).toBe("<p>text</p>\n");
    },
  );

  test("links to pages of the app where the file links to files", () => {
    expect(htmlOf("[a](errors.md#stale)")).toContain('href="/docs/errors#stale"');
    expect(htmlOf("[a](../CONTRIBUTING.md)")).toContain('href="/docs/contributing"');
    expect(htmlOf("[a](README.md)")).toContain('href="/docs"');
    expect(htmlOf("[a](docs/decisions/)", "README.md")).toContain('href="/docs/decisions"');
    expect(htmlOf("[a](#here)")).toContain('href="#here"');
    expect(htmlOf("[a](../lib/secret.ts)")).toBe("<p>a</p>\n");
    expect(htmlOf("![a](../public/docs/board.png)")).toContain('src="/docs/board.png"');
  });

  test("gives every heading the anchor that code hosts give it", () => {
    const { headings } = renderPage(
      "docs/x.md",
      "# A `b_c` & d\n\n## 3.1 Common rules\n\n## Same\n\n### Same\n",
    );
    expect(headings).toEqual([
      { depth: 1, text: "A b_c & d", id: "a-b_c--d" },
      { depth: 2, text: "3.1 Common rules", id: "31-common-rules" },
      { depth: 2, text: "Same", id: "same" },
      { depth: 3, text: "Same", id: "same-1" },
    ]);
  });

  test("can be scrolled sideways by keyboard where code or a table is wide", () => {
    expect(htmlOf("```sh\nls\n```\n")).toContain('<pre tabindex="0">');
    expect(htmlOf("| a |\n|---|\n| b |\n")).toContain('<div class="docs-table" tabindex="0">');
  });

  test("has no header cell without words", () => {
    expect(htmlOf("| a | |\n|---|---|\n| b | c |\n")).toContain("<tr><th>a</th><td></td></tr>");
    expect(htmlOf("| | |\n|---|---|\n| b | c |\n")).not.toMatch(/<th/);
  });

  test("has the words of each section for the search, code and tables included", () => {
    const { title, sections } = renderPage(
      "docs/x.md",
      "# Title\n\nFirst *words*.\n\n## Two\n\n- one\n- `two`\n\n| a | b |\n|---|---|\n| c | d |\n\n```sh\ncurl x\n```\n",
    );
    expect(title).toBe("Title");
    expect(sections).toEqual([
      { id: "title", heading: "Title", text: "First words." },
      { id: "two", heading: "Two", text: "one two a b c d curl x" },
    ]);
  });
});

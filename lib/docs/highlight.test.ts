import { expect, test } from "vitest";
import { highlight } from "./highlight";

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, "")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) =>
      name === "amp"
        ? "&"
        : name === "lt"
          ? "<"
          : name === "gt"
            ? ">"
            : name === "quot"
              ? '"'
              : "'",
    );

test.each([
  ["sh", `curl -s $URL/x -H 'A: "b"' # <why> & so`],
  ["json", '{"a":"<b>","n":-1.5,"t":true,"x":[null,"\\"q"]}'],
  ["ts", "const a = <T>(b: T) => `b`; // 'it' \"is\" 1 < 2"],
  ["text", "<anything> & 'all'"],
])("keeps every character of %s code", (language, code) => {
  const html = highlight(code, language);
  expect(textOf(html)).toBe(code);
  expect(html).not.toMatch(/<(?!\/?span)/);
});

test("marks variables and comments of a shell, keys and strings of JSON", () => {
  expect(highlight("curl $URL # go", "sh")).toBe(
    '<span class="docs-key">curl</span> <span class="docs-variable">$URL</span> <span class="docs-comment"># go</span>',
  );
  expect(highlight('{"a":"b"}', "json")).toBe(
    '{<span class="docs-key">&quot;a&quot;</span>:<span class="docs-string">&quot;b&quot;</span>}',
  );
});

import { Marked, type Token } from "marked";

/** A block of shell commands in a document, with what the document says of its response. */
export type Example = {
  /** The heading that it is under. */
  under: string;
  commands: string;
  /** The status after the arrow that follows the block. */
  status?: number;
  /** The JSON block that follows, which shows the response or a part of it. */
  answer?: unknown;
};

/** Returns the blocks of a Markdown file that call the server with curl, by name or by a function, in order. */
export function examplesIn(markdown: string): Example[] {
  const examples: Example[] = [];
  const callers = ["curl", "jq"];
  let under = "";
  let open: Example | undefined;
  for (const token of new Marked().lexer(markdown)) {
    if (token.type === "heading") {
      under = token.text;
      open = undefined;
    } else if (token.type === "code" && token.lang === "sh") {
      open = { under, commands: withoutSettings(token.text) };
      const words = new Set(open.commands.match(/\w+/g));
      if (callers.some((name) => words.has(name))) {
        examples.push(open);
        for (const [, name = ""] of open.commands.matchAll(/^(\w+)\(\)/gm)) callers.push(name);
      }
    } else if (open) note(open, token);
  }
  return examples;
}

function note(example: Example, token: Token) {
  if (token.type === "paragraph" && example.status === undefined) {
    const [, status] = /^→ (\d{3})\b/.exec(token.text) ?? [];
    if (status) example.status = Number(status);
  }
  if (token.type === "code" && token.lang === "json" && example.answer === undefined)
    example.answer = JSON.parse(token.text);
}

/** Without the lines that set the server's address and the key, which a test chooses. */
function withoutSettings(commands: string): string {
  return commands
    .split("\n")
    .filter((line) => !/^(?:URL|KEY)=/.test(line))
    .join("\n");
}

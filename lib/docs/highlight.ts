import { escapeHtml } from "./escape-html";

type Rule = { kind: string; pattern: RegExp };

const STRING = { kind: "string", pattern: /"(?:[^"\\\n]|\\.)*"/y };
const NUMBER = { kind: "number", pattern: /-?\b\d+(?:\.\d+)?\b/y };
const JSON_RULES: Rule[] = [
  { kind: "key", pattern: /"(?:[^"\\\n]|\\.)*"(?=\s*:)/y },
  STRING,
  { kind: "number", pattern: /\b(?:true|false|null)\b/y },
  NUMBER,
];
const SHELL_RULES: Rule[] = [
  { kind: "comment", pattern: /(?<=^|\s)#[^\n]*/my },
  { kind: "variable", pattern: /\$(?:\w+|\{\w+\})/y },
  { kind: "string", pattern: /'[^']*'/y },
  {
    kind: "key",
    pattern: /(?<=^|[\s|(])(?:curl|jq|npm|docker|git|psql|createdb|createuser)(?=\s)/my,
  },
  { kind: "option", pattern: /(?<=\s)--?[A-Za-z][\w-]*/y },
];
const TYPESCRIPT_RULES: Rule[] = [
  { kind: "comment", pattern: /\/\/[^\n]*/y },
  STRING,
  { kind: "string", pattern: /'[^'\n]*'/y },
  {
    kind: "key",
    pattern: /\b(?:await|const|function|if|import|from|new|return|throw|undefined)\b/y,
  },
  NUMBER,
];
const RULES: Record<string, Rule[]> = { json: JSON_RULES, sh: SHELL_RULES, ts: TYPESCRIPT_RULES };

/** Returns code as HTML with its strings, keys, comments and variables marked by class. */
export function highlight(code: string, language: string): string {
  const rules = RULES[language];
  if (!rules) return escapeHtml(code);
  let html = "";
  let plain = "";
  for (let place = 0; place < code.length; ) {
    const found = matchAt(rules, code, place);
    if (found) {
      html += `${escapeHtml(plain)}<span class="docs-${found.kind}">${escapeHtml(found.text)}</span>`;
      plain = "";
      place += found.text.length;
    } else plain += code[place++];
  }
  return html + escapeHtml(plain);
}

function matchAt(rules: Rule[], code: string, place: number) {
  for (const { kind, pattern } of rules) {
    pattern.lastIndex = place;
    const [text] = pattern.exec(code) ?? [];
    if (text) return { kind, text };
  }
  return null;
}

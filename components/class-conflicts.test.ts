import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

// Which of two classes for the same property wins is decided by their order in the style sheet, not
// in the element: a state such as "selected" would be lost. A state must choose its class instead.

const sources = new Map(
  readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") || file.endsWith(".ts"))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(path.join("components", file), "utf8")]),
);

test("no element gets two classes for one property", () => {
  const calls = [...sources].flatMap(([file, source]) =>
    callsOfClsx(source).map((call) => ({ file, call })),
  );
  expect(calls.length).toBeGreaterThan(60);
  expect(
    calls.flatMap(({ file, call }) => conflictsOf(call).map((of) => `${file}: ${of}`)),
  ).toEqual([]);
});

test("a conflict is found between a base class and a state, but not between alternatives", () => {
  expect(conflictsOf('"rounded bg-surface", isOpen && "bg-accent-soft"')).toEqual([
    "bg-surface / bg-accent-soft",
  ]);
  expect(conflictsOf('"rounded", isOpen ? "bg-accent-soft" : "bg-surface"')).toEqual([]);
  expect(conflictsOf('"bg-surface hover:bg-hover", isOpen && "border-accent text-xs"')).toEqual([]);
  expect(conflictsOf('"hover:border-line", isOpen && "border-accent hover:border-focus"')).toEqual([
    "hover:border-line / hover:border-focus",
  ]);
});

test("a class given to a component replaces one of its own only if it is important", () => {
  const bases = new Map([...sources.values()].flatMap(basesIn));
  expect(bases.size).toBeGreaterThan(10);
  const found = [...sources].flatMap(([file, source]) =>
    [...source.matchAll(/<([A-Z]\w+)\b(?:[^<>]|=>)*?className="([^"]*)"/g)].flatMap(
      ([, component = "", given = ""]) =>
        pairsOf(given.split(" "), bases.get(component) ?? []).map((of) => `${file}: ${of}`),
    ),
  );
  expect(found).toEqual([]);
});

/** The components that add `className` to their own classes, with the classes they always have. */
function basesIn(source: string): [string, string[]][] {
  return source.split(/\nexport (?=function [A-Z])/).flatMap((definition): [string, string[]][] => {
    const name = /^function (\w+)/.exec(definition)?.[1];
    const call = callsOfClsx(definition).find((each) => /\bclassName,?\s*$/.test(each));
    if (name === undefined || call === undefined) return [];
    const always = splitArguments(call).map(alternatives);
    return [[name, always.flatMap((lists) => (lists.length === 1 ? (lists[0] ?? []) : []))]];
  });
}

function callsOfClsx(source: string): string[] {
  return [...source.matchAll(/\bclsx\(/g)].map(({ index }) => {
    const start = index + "clsx(".length;
    let depth = 1;
    let at = start;
    for (; depth > 0; at++) depth += source[at] === "(" ? 1 : source[at] === ")" ? -1 : 0;
    return source.slice(start, at - 1);
  });
}

/** Pairs of classes that an element can have at once and that set the same property. */
function conflictsOf(call: string): string[] {
  const parts = splitArguments(call).map(alternatives);
  return parts.flatMap((part, index) =>
    part.flatMap((classes) => [
      ...pairsOf(classes, classes),
      ...parts
        .slice(index + 1)
        .flatMap((later) => later.flatMap((other) => pairsOf(classes, other))),
    ]),
  );
}

function splitArguments(call: string): string[] {
  const parts: string[] = [];
  let [depth, start, isText] = [0, 0, false];
  for (const [at, sign] of [...call].entries()) {
    if (sign === '"') isText = !isText;
    else if (!isText && "([{".includes(sign)) depth++;
    else if (!isText && ")]}".includes(sign)) depth--;
    else if (!isText && depth === 0 && sign === ",") {
      parts.push(call.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, call.slice(start)];
}

/** The class lists of an argument of which at most one applies: two for `a ? "…" : "…"`. */
function alternatives(argument: string): string[][] {
  const constant = /^\s*([A-Z][A-Z_]+)\s*$/.exec(argument)?.[1];
  const text = constant === undefined ? argument.replace(/=== "[^"]*"/g, "") : textOf(constant);
  return [...text.matchAll(/"([^"]*)"/g)].map(([, classes = ""]) => classes.split(/\s+/));
}

/** The definition of a constant with classes, such as `const CELL = "h-9 px-3"`. */
function textOf(constant: string): string {
  const definition = new RegExp(`const ${constant} =\\s*(?:clsx\\()?([^;]*);`);
  for (const source of sources.values()) {
    const text = definition.exec(source)?.[1];
    if (text !== undefined)
      return `"${[...text.matchAll(/"([^"]*)"/g)].map(([, one]) => one).join(" ")}"`;
  }
  return "";
}

function pairsOf(some: string[], others: string[]): string[] {
  return some.flatMap((one, index) =>
    (some === others ? others.slice(index + 1) : others)
      .filter((other) => one !== other && propertyOf(one) && propertyOf(one) === propertyOf(other))
      .map((other) => `${one} / ${other}`),
  );
}

/** The variants and the property of a class, such as `hover:text color`; empty if it is not checked. */
function propertyOf(name: string): string {
  const variants = name.slice(0, name.lastIndexOf(":") + 1);
  const utility = name.slice(variants.length);
  if (utility.startsWith("!") || utility.endsWith("!")) return "";
  const measure = MEASURE.exec(utility)?.[1];
  const property = measure ?? PROPERTIES.find(([pattern]) => pattern.test(utility))?.[1];
  return property ? `${variants}${property}` : "";
}

const PROPERTIES: readonly (readonly [RegExp, string])[] = [
  [/^text-(2xs|xs|sm|base|lg|xl)$/, "font size"],
  [/^text-(left|right|center)$/, "alignment"],
  [/^text-[a-z]/, "text color"],
  [/^bg-/, "background"],
  [/^border-(accent|danger|success|warning|focus|line|ink|transparent)/, "border color"],
  [/^font-(normal|medium|semibold|bold)$/, "weight"],
  [/^opacity-/, "opacity"],
  [/^shadow-/, "shadow"],
  [/^(block|hidden|flex|grid|inline|inline-flex|inline-block|contents)$/, "display"],
  [/^(static|relative|absolute|fixed|sticky)$/, "position"],
];

const MEASURE =
  /^-?(w|h|p|px|py|pl|pr|pt|pb|gap(?=-\d)|min-h|min-w|max-w|size|top|right|bottom|left)-/;

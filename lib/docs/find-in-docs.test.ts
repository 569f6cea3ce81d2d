import { expect, test } from "vitest";
import { findInDocs } from "./find-in-docs";
import { searchIndex } from "./search-index";

const entry = (heading: string, text: string, page = "Page") => ({
  path: `/docs/x#${heading}`,
  page,
  heading,
  text,
});

test("finds sections that have every word, in any order, without regard to case and accents", () => {
  const entries = [entry("Moves", "a Müller card"), entry("Stages", "a card")];
  expect(findInDocs(entries, "CARD muller").map(({ heading }) => heading)).toEqual(["Moves"]);
  expect(findInDocs(entries, "card absent")).toEqual([]);
  expect(findInDocs(entries, "  ")).toEqual([]);
});

test("ranks a heading before a page and a page before a text", () => {
  const entries = [
    entry("Other", "the errors of all"),
    entry("First", "nothing", "Errors"),
    entry("Errors", "nothing"),
  ];
  expect(findInDocs(entries, "errors").map(({ heading }) => heading)).toEqual([
    "Errors",
    "First",
    "Other",
  ]);
});

test("shows the words around the first match", () => {
  const [match] = findInDocs(
    [entry("A", `${"x ".repeat(200)}needle${" y".repeat(200)}`)],
    "needle",
  );
  expect(match?.snippet).toMatch(/^….*needle.*…$/);
  expect(match?.snippet.length).toBeLessThan(130);
});

test.each([
  ["stale", "/docs/errors#stale"],
  ["idempotency_key_reused", "/docs/errors#idempotency_key_reused"],
  ["pgbouncer", "/docs/deployment#pgbouncer"],
  ["undo", "/docs/crm-opportunity-pipelines#take-a-move-back"],
  ["order a stage", "/docs/crm-opportunity-pipelines#order-a-stage"],
])("finds %s in the documentation", (query, path) => {
  expect(findInDocs(searchIndex(), query).map((match) => match.path)).toContain(path);
});

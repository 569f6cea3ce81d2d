import { expect, test } from "vitest";
import { drawFlow } from "./draw-flow";

test("draws each node once and each arrow, and says them in words", () => {
  const svg = drawFlow("flowchart LR\na[Open & new] --> b[Won]\na --> c[Lost]\n");
  expect(svg.match(/<rect /g)).toHaveLength(3);
  expect(svg).toContain('aria-label="Open &amp; new leads to Won; Open &amp; new leads to Lost"');
  expect(svg.match(/<text [^>]*>([^<]*)/g)?.map((text) => text.split(">")[1])).toEqual([
    "Open &amp; new",
    "Won",
    "Lost",
  ]);
});

test("draws what nothing leads to right before what it leads to", () => {
  const svg = drawFlow("flowchart LR\na --> b\nb --> c\nd --> c\n");
  const left = (name: string) =>
    Number(new RegExp(`<text x="(\\d+)"[^>]*>${name}<`).exec(svg)?.[1]);
  expect(left("d")).toBe(left("b"));
  expect(left("a")).toBeLessThan(left("b"));
});

test.each(["graph TD\na --> b", "flowchart LR\na -- text --> b", "flowchart LR\na --> b\nb --> a"])(
  "refuses what it would draw wrong: %j",
  (source) => {
    expect(() => drawFlow(source)).toThrow("Cannot draw");
  },
);

import { escapeHtml } from "./escape-html";

const NODE = { width: 118, height: 40, gapX: 34, gapY: 18 };
const PADDING = 4;
const LINE = /^\s*(\w+)(?:\["?([^\]"]+)"?\])?\s*-->\s*(\w+)(?:\["?([^\]"]+)"?\])?\s*$/;

type Node = { id: string; name: string; layer: number; row: number };
type Edge = { from: string; to: string };

/**
 * Draws a flow chart, left to right, as SVG in the colors of the page. Of the language mermaid it
 * reads `flowchart LR` and lines such as `a[Proposal] --> b[Negotiation]`; throws for anything else.
 */
export function drawFlow(source: string): string {
  const { nodes, edges } = parse(source);
  const layers = Math.max(...nodes.map(({ layer }) => layer)) + 1;
  const rows = Math.max(...nodes.map(({ row }) => row)) + 1;
  const width = layers * (NODE.width + NODE.gapX) - NODE.gapX + 2 * PADDING;
  const height = rows * (NODE.height + NODE.gapY) - NODE.gapY + 2 * PADDING;
  const sizes = countByLayer(nodes);
  const x = ({ layer }: Node) => PADDING + layer * (NODE.width + NODE.gapX);
  const y = ({ layer, row }: Node) =>
    PADDING +
    row * (NODE.height + NODE.gapY) +
    ((rows - (sizes.get(layer) ?? 1)) * (NODE.height + NODE.gapY)) / 2;
  const boxes = nodes.map((node) => {
    const [left, top] = [x(node), y(node)];
    return (
      `<rect x="${left}" y="${top}" width="${NODE.width}" height="${NODE.height}" rx="8"/>` +
      `<text x="${left + NODE.width / 2}" y="${top + NODE.height / 2}">${escapeHtml(node.name)}</text>`
    );
  });
  const arrows = edges.map(({ from, to }) => {
    const [start, end] = [nodeOf(nodes, from), nodeOf(nodes, to)];
    const [x1, y1] = [x(start) + NODE.width, y(start) + NODE.height / 2];
    const [x2, y2] = [x(end) - 2, y(end) + NODE.height / 2];
    const bend = (x1 + x2) / 2;
    return (
      `<path d="M${x1} ${y1} C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}"/>` +
      `<path d="M${x2 - 6} ${y2 - 4} L${x2} ${y2} L${x2 - 6} ${y2 + 4}"/>`
    );
  });
  return (
    `<div class="docs-flow" tabindex="0"><svg role="img" aria-label="${escapeHtml(inWords(nodes, edges))}" ` +
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `${arrows.join("")}${boxes.join("")}</svg></div>\n`
  );
}

function parse(source: string): { nodes: Node[]; edges: Edge[] } {
  const [first, ...lines] = source.trim().split("\n");
  if (first?.trim() !== "flowchart LR") throw new Error(`Cannot draw “${first}”`);
  const names = new Map<string, string>();
  const edges = lines.map((line) => {
    const [, from, fromName, to, toName] = LINE.exec(line) ?? [];
    if (!from || !to) throw new Error(`Cannot draw “${line}”`);
    names.set(from, fromName ?? names.get(from) ?? from);
    names.set(to, toName ?? names.get(to) ?? to);
    return { from, to };
  });
  const layers = new Map([...names.keys()].map((id) => [id, 0]));
  // Longest path to each node; a circle would never settle.
  for (let round = 0; round < names.size; round++)
    for (const { from, to } of edges)
      layers.set(to, Math.max(layers.get(to) ?? 0, (layers.get(from) ?? 0) + 1));
  if (Math.max(...layers.values()) >= names.size) throw new Error("Cannot draw a circle");
  // What nothing leads to stands right before what it leads to.
  for (const id of names.keys()) {
    const next = edges.filter(({ from }) => from === id).map(({ to }) => layers.get(to) ?? 0);
    if (edges.every(({ to }) => to !== id)) layers.set(id, Math.min(...next) - 1);
  }
  const filled = new Map<number, number>();
  const nodes = [...names].map(([id, name]) => {
    const layer = layers.get(id) ?? 0;
    const row = filled.get(layer) ?? 0;
    filled.set(layer, row + 1);
    return { id, name, layer, row };
  });
  return { nodes, edges };
}

function countByLayer(nodes: Node[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { layer } of nodes) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return counts;
}

function nodeOf(nodes: Node[], id: string): Node {
  const node = nodes.find((each) => each.id === id);
  if (!node) throw new Error(`The flow has no ${id}`);
  return node;
}

function inWords(nodes: Node[], edges: Edge[]): string {
  return edges
    .map(({ from, to }) => `${nodeOf(nodes, from).name} leads to ${nodeOf(nodes, to).name}`)
    .join("; ");
}

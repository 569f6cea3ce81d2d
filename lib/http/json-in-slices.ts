import { DomainError } from "@/lib/domain/errors";
import { TimeSlices } from "@/lib/domain/time-slices";
import { JSON_BYTES, nextRun, type Run } from "./json-run";
import { decode, isObject, parseJson } from "./parse";

const { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } =
  JSON_BYTES;

/** Bytes that are parsed at once: less than a millisecond's work. */
const WINDOW = 64_000;
/** Limits of what one body may make the server keep. */
const MAX_LISTS_AND_OBJECTS = 1_000_000;
const MAX_VALUES = 5_000_000;
const MAX_MEMBERS = 10_000;
const MAX_TEXT_BYTES = 1_000_000;
const MAX_DEPTH = 50;

/** Whether the members of this name are kept; the others are parsed and dropped. */
type Keeps = (name: string) => boolean;

/**
 * Parses a large JSON text as `JSON.parse` does, some of it at a time, so that other requests do
 * not wait. Of the outermost object, and of an object in its member `wrapper`, only the members
 * that `keeps` names are returned. Throws `malformed_request`, and `too_large` for a text that
 * would take up too much memory.
 */
export function parseJsonInSlices(
  bytes: Uint8Array,
  keeps: Keeps,
  wrapper: string,
): Promise<unknown> {
  return new SlicedJson(bytes, keeps, wrapper).parse();
}

class SlicedJson {
  private at = 0;
  private kept = { containers: 0, values: 0 };
  private readonly slices = new TimeSlices();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly keeps: Keeps,
    private readonly wrapper: string,
  ) {
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
  }

  async parse(): Promise<unknown> {
    const value = await this.value(0, true, this.keeps);
    this.skipBlanks();
    if (this.at < this.bytes.length) throw notJson();
    return value;
  }

  /** Parses the value that begins here and does not fit into a window. */
  private async value(depth: number, isKept: boolean, keeps?: Keeps): Promise<unknown> {
    if (depth > MAX_DEPTH)
      throw new DomainError("malformed_request", "The body is nested too deep");
    this.skipBlanks();
    switch (this.bytes[this.at]) {
      case OPEN_OBJECT:
        return this.object(depth, isKept, keeps);
      case OPEN_LIST:
        return this.list(depth, isKept);
      case QUOTE:
        return this.text();
      default:
        throw notJson();
    }
  }

  private async list(depth: number, isKept: boolean): Promise<unknown[]> {
    const items: unknown[] = [];
    await this.items(CLOSE_LIST, isKept, {
      run: (text) => {
        const run = parseJson(`[${text}]`);
        if (isKept && Array.isArray(run)) for (const item of run) items.push(item);
      },
      large: async () => {
        const item = await this.value(depth + 1, isKept);
        if (isKept) items.push(item);
      },
    });
    return items;
  }

  private async object(depth: number, isKept: boolean, keeps?: Keeps): Promise<object> {
    const members = new Map<string, unknown>();
    const set = (name: string, value: unknown) => {
      if (isKept && (keeps?.(name) ?? true)) members.set(name, value);
      if (members.size > MAX_MEMBERS) throw tooMuch("members in one object", MAX_MEMBERS);
    };
    await this.items(CLOSE_OBJECT, isKept, {
      run: (text) => {
        const run = parseJson(`{${text}}`);
        if (isObject(run)) for (const [name, value] of Object.entries(run)) set(name, value);
      },
      large: async () => {
        const name = this.name();
        const isMemberKept = isKept && (keeps?.(name) ?? true);
        const inner = keeps && name === this.wrapper ? keeps : undefined;
        set(name, await this.value(depth + 1, isMemberKept, inner));
      },
    });
    // As JSON.parse: also a member named __proto__ is an own property.
    return Object.fromEntries(members);
  }

  /** Walks through a list or an object: runs of small items, and large ones by themselves. */
  private async items(
    close: number,
    isKept: boolean,
    take: { run(text: string): void; large(): Promise<void> },
  ): Promise<void> {
    this.at++;
    for (let isFirst = true; ; isFirst = false) {
      if (this.slices.isOver()) await this.slices.next();
      this.skipBlanks();
      const run = this.run(isKept);
      if (run) {
        const text = decode(this.bytes.subarray(this.at, run.end));
        this.at = run.end;
        if (text.trim() !== "") take.run(text);
        else if (!(isFirst && run.isLast)) throw notJson();
      } else await take.large();
      this.skipBlanks();
      const next = this.bytes[this.at++];
      if (next === close) return;
      if (next !== COMMA) throw notJson();
    }
  }

  /** The run of small items that begins here, counted; undefined if the first item is large. */
  private run(isKept: boolean): Run | undefined {
    const run = nextRun(this.bytes, this.at, WINDOW);
    if (!run || !isKept) return run;
    this.kept.containers += run.containers;
    this.kept.values += run.values;
    if (this.kept.containers > MAX_LISTS_AND_OBJECTS)
      throw tooMuch("lists and objects", MAX_LISTS_AND_OBJECTS);
    if (this.kept.values > MAX_VALUES) throw tooMuch("values", MAX_VALUES);
    return run;
  }

  private name(): string {
    this.skipBlanks();
    if (this.bytes[this.at] !== QUOTE) throw notJson();
    const name = this.text();
    this.skipBlanks();
    if (this.bytes[this.at++] !== COLON) throw notJson();
    return name;
  }

  private text(): string {
    let end = this.at + 1;
    while (end < this.bytes.length && this.bytes[end] !== QUOTE) {
      end += this.bytes[end] === BACKSLASH ? 2 : 1;
      if (end - this.at > MAX_TEXT_BYTES) throw tooMuch("bytes in one text", MAX_TEXT_BYTES);
    }
    const text: unknown = parseJson(decode(this.bytes.subarray(this.at, end + 1)));
    if (typeof text !== "string") throw notJson();
    this.at = end + 1;
    return text;
  }

  private skipBlanks(): void {
    while (isJsonBlank(this.bytes[this.at])) this.at++;
  }
}

/** Whether a byte is white space between the parts of a JSON text. */
export function isJsonBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function notJson(): DomainError {
  return new DomainError("malformed_request", "The body is not JSON");
}

function tooMuch(what: string, limit: number): DomainError {
  return new DomainError("too_large", `The body has more than ${limit} ${what}`);
}

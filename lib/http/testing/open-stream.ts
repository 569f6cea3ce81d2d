import { LiveChangeFrame } from "@/lib/http/crm-api/responses/change-events";
import { type CallOptions, requestRoute } from "./call-route";

/** One block of an event stream; `comment` is the text of a comment. */
type Frame = { id?: string; event?: string; comment?: string; data?: LiveData };

// biome-ignore lint/suspicious/noExplicitAny: each test states the data it expects
type LiveData = any;

export type OpenStream = {
  status: number;
  headers: Headers;
  /** Returns the next block, undefined when the stream has ended. */
  next(): Promise<Frame | undefined>;
  /** Returns the data of the next `count` changes. */
  changes(count: number): Promise<LiveData[]>;
  /** Disconnects, like a browser that closes the page. */
  leave(): void;
};

/**
 * Opens an event stream and reads it block by block, no further than requested. Throws if a change
 * is not as declared.
 */
export async function openStream(path: string, options: CallOptions = {}): Promise<OpenStream> {
  const connection = new AbortController();
  const response = await requestRoute("GET", path, { ...options, signal: connection.signal });
  const reader = response.body?.getReader();
  let text = "";
  async function next(): Promise<Frame | undefined> {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end !== -1) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return parseBlock(block);
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      text += new TextDecoder().decode(chunk.value);
    }
  }
  return {
    status: response.status,
    headers: response.headers,
    next,
    async changes(count) {
      const seen: LiveData[] = [];
      while (seen.length < count) {
        const frame = await next();
        if (!frame) throw new Error(`The stream ended after ${seen.length} of ${count} changes`);
        if (frame.event === "change") seen.push(frame.data);
      }
      return seen;
    },
    leave() {
      connection.abort();
      reader?.cancel().catch(() => {});
    },
  };
}

function parseBlock(block: string): Frame {
  const frame: Frame = {};
  for (const line of block.split("\n")) {
    const [, name = "", value = ""] = /^(\w*): ?(.*)$/.exec(line) ?? [];
    if (name === "") frame.comment = value;
    if (name === "id") frame.id = value;
    if (name === "event") frame.event = value;
    if (name === "data") frame.data = JSON.parse(value);
  }
  if (frame.event === "change") LiveChangeFrame.parse(frame.data, { reportInput: true });
  return frame;
}

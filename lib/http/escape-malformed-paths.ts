import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * From now on a path with percent signs that encode no text is taken literally, by every server of this process: it names
 * nothing, and is refused as any such path. Next would break off over it with 500, before any code of ours.
 */
export function escapeMalformedPaths(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.url) request.url = wellFormed(request.url);
  });
}

function wellFormed(url: string): string {
  const [, path = "", query = ""] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + query;
  }
}

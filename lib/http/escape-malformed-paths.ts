import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Makes every HTTP server of this process take a path with malformed percent-encoding literally, so
 * that it responds 404. Next would respond 500 before any route runs.
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

import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { usesTls } from "@/lib/auth/session-cookie";

const HEADERS = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * Makes every HTTP server of this process tell browsers, on pages, APIs and files, to come over TLS
 * only and to keep other sites' windows apart. Does nothing without an `https://` address: browsers
 * would not heed it.
 */
export function sendTransportHeaders(): void {
  if (!usesTls()) return;
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  });
}

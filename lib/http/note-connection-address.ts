import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { CONNECTION_ADDRESS } from "@/lib/auth/client-address";

/**
 * Makes every HTTP server of this process note the address of each request's connection in a header,
 * where handlers find it. A value that the client sent under that name is dropped.
 */
export function noteConnectionAddress(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const { remoteAddress } = request.socket;
    if (remoteAddress) request.headers[CONNECTION_ADDRESS] = remoteAddress;
    else delete request.headers[CONNECTION_ADDRESS];
  });
}

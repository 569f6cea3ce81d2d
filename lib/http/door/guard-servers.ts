import { subscribe } from "node:diagnostics_channel";
import { Server } from "node:http";
import type { Socket } from "node:net";
import { env } from "@/lib/env";
import { guardServer } from "./guard-server";

/**
 * Guards every HTTP server of this process, from its next connection on: the framework creates
 * them, and hands none of them out.
 */
export function guardServers(): void {
  const guarded = new WeakSet<Server>();
  const guard = (server: unknown) => {
    if (!(server instanceof Server) || guarded.has(server)) return;
    guarded.add(server);
    guardServer(server, { keepsUpgrades: !env().isProduction });
  };
  // A request that offers an upgrade would not be announced: look at its connection instead.
  subscribe("net.server.socket", (message) =>
    guard((message as { socket: Socket & { server?: unknown } }).socket.server),
  );
  // The server's first connections may be older than this subscription.
  subscribe("http.server.request.start", (message) =>
    guard((message as { server: unknown }).server),
  );
}

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { DomainError } from "@/lib/domain/errors";
import { methodNotAllowed, refusalOf } from "./refusal-of";
import { refuse } from "./refuse";
import { requestTarget } from "./request-target";

/**
 * Puts one door before everything that the server answers: routes, pages, files and what is not one of
 * them. Behind it a request has a path, a host that is this server's and a method that something
 * here has. An offer to upgrade the connection is ignored, so that its request is answered as any
 * other (RFC 9110, 7.8); `keepsUpgrades` leaves them to development's own tools.
 */
export function guardServer(server: Server, { keepsUpgrades }: { keepsUpgrades: boolean }): void {
  const answers = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (admit(request, response))
      for (const answer of answers) answer.call(server, request, response);
  });
  server.on("connect", (_request: IncomingMessage, socket: Duplex) =>
    socket.end("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
  );
  if (!keepsUpgrades) server.removeAllListeners("upgrade");
}

/** Brings the request into the form that routes know. Returns false if it has been refused. */
function admit(request: IncomingMessage, response: ServerResponse): boolean {
  const target = requestTarget(request.url ?? "");
  if (target?.host !== undefined) request.headers.host = target.host;
  const url = target?.url ?? "";
  const error = target ? refusalOf(request, url) : withoutPath(request);
  if (!error) {
    request.url = url;
    return true;
  }
  refuse(request, response, url.split("?")[0] ?? "", error);
  return false;
}

/** `OPTIONS *` asks about the server as a whole, about which there is nothing to say. */
function withoutPath({ url }: IncomingMessage): DomainError {
  if (url === "*") return methodNotAllowed();
  return new DomainError("malformed_request", "The target of the request must be a path");
}

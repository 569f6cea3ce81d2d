import type { NextRequest } from "next/server";
import type { Actor } from "@/lib/domain/actor";
import { requestFacts } from "@/lib/domain/security-events/request-facts";
import { touchSession } from "@/lib/domain/sessions/touch-session";
import { apiKeyActor } from "./api-key";
import { memberActor } from "./member-actor";
import { requestOrigin } from "./request-origin";
import { sessionActor } from "./session";
import { sessionCookieName } from "./session-cookie";
import { verifyAccessToken } from "./token";

type Caller = { actor: Actor; via: "bearer" | "session" };

/**
 * Returns the caller by Bearer token, else by session cookie, null without a valid one. An
 * Authorization header disables cookies (docs/api.md 1).
 */
export async function authenticate(request: NextRequest): Promise<Caller | null> {
  const caller = await identify(request);
  const facts = requestFacts();
  if (facts && caller) facts.caller = caller.actor;
  return caller;
}

async function identify(request: NextRequest): Promise<Caller | null> {
  const authorization = request.headers.get("authorization");
  if (authorization === null) {
    const actor = await sessionActor(
      request.cookies.get(sessionCookieName())?.value,
      requestOrigin(request.headers),
    );
    return actor && { actor, via: "session" };
  }
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const actor = token ? await bearerActor(token, request) : null;
  return actor && { actor, via: "bearer" };
}

async function bearerActor(token: string, { headers }: NextRequest): Promise<Actor | null> {
  if (token.startsWith("opk_")) return apiKeyActor(token);
  const claims = await verifyAccessToken(token);
  const actor = claims && (await memberActor(claims));
  if (actor?.isLongUnused) touchSession(actor.sessionId, requestOrigin(headers));
  return actor;
}

import type { NextRequest } from "next/server";
import type { Actor } from "@/lib/domain/actor";
import { apiKeyActor } from "./api-key";
import { memberActor } from "./member-actor";
import { sessionActor } from "./session";
import { sessionCookieName } from "./session-cookie";
import { verifyAccessToken } from "./token";

/**
 * Returns the caller by Bearer token, else by session cookie, null without a valid one. An
 * Authorization header disables cookies (docs/api.md 1).
 */
export async function authenticate(
  request: NextRequest,
): Promise<{ actor: Actor; via: "bearer" | "session" } | null> {
  const authorization = request.headers.get("authorization");
  if (authorization === null) {
    const actor = await sessionActor(request.cookies.get(sessionCookieName())?.value);
    return actor && { actor, via: "session" };
  }
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const actor = token ? await bearerActor(token) : null;
  return actor && { actor, via: "bearer" };
}

async function bearerActor(token: string): Promise<Actor | null> {
  if (token.startsWith("opk_")) return apiKeyActor(token);
  const claims = await verifyAccessToken(token);
  return claims && memberActor(claims.userId, claims.organizationId);
}

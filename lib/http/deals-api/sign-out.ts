import type { NextRequest } from "next/server";
import { z } from "zod";
import { authenticate } from "@/lib/auth/authenticate";
import { sessionOfRefreshToken } from "@/lib/auth/refresh-token";
import { requireUser } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { text } from "@/lib/domain/fields";
import { endSession } from "@/lib/domain/sessions/end-session";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";
import { isSameOrigin } from "@/lib/http/same-origin";

export const SignOut = z.object({ refresh_token: text().nullish() });

/**
 * Handles `POST` and `GET /api/auth/logout`: ends the caller's session and that of the refresh
 * token (docs/api.md 1). An unknown refresh token ends nothing. Throws `invalid`,
 * `unauthenticated` if neither was sent, `forbidden` for a cookie from another site,
 * `user_session_required` for an API key.
 */
export async function signOut(request: NextRequest, body: JsonObject): Promise<object> {
  const { refresh_token } = parse(SignOut, body);
  const sessions = [
    await callingSession(request, Boolean(refresh_token)),
    refresh_token ? await sessionOfRefreshToken(refresh_token) : null,
  ];
  for (const id of sessions) if (id) await endSession(id);
  return {};
}

async function callingSession(request: NextRequest, isOptional: boolean): Promise<string | null> {
  const caller = await authenticate(request);
  if (!caller) {
    if (isOptional) return null;
    throw new DomainError("unauthenticated", "Send a valid token, or a refresh token");
  }
  if (caller.via === "session" && (request.method === "GET" || !isSameOrigin(request)))
    throw new DomainError("forbidden", "A browser session is ended from its own site only");
  return requireUser(caller.actor).sessionId ?? null;
}

import type { NextRequest } from "next/server";
import { z } from "zod";
import { Credentials } from "@/lib/auth/credentials";
import { issueRefreshToken, rotateRefreshToken } from "@/lib/auth/refresh-token";
import { signAccessToken } from "@/lib/auth/token";
import { DomainError } from "@/lib/domain/errors";
import { text } from "@/lib/domain/fields";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";
import { signInByRequest } from "@/lib/http/sign-in";
import { toUser } from "./user";

export const Login = Credentials.extend({ organizationId: text().nullish() });
export const Renewal = z.object({ refresh_token: text() });

/**
 * Handles `POST /api/auth/login` (docs/api.md 1). Throws `invalid`, `unauthenticated`,
 * `rate_limited`.
 */
export async function openSession(request: NextRequest, body: JsonObject) {
  const { organizationId, ...credentials } = parse(Login, body);
  const { actor, token } = await signInByRequest(request, {
    ...credentials,
    organizationId: organizationId || undefined,
  });
  return { token, refresh_token: await issueRefreshToken(actor), user: await toUser(actor) };
}

/** Handles `POST /api/auth/refresh-token` (docs/api.md 1). Throws `invalid`, `unauthenticated`. */
export async function renewSession(body: JsonObject) {
  const rotated = await rotateRefreshToken(parse(Renewal, body).refresh_token);
  if (!rotated)
    throw new DomainError("unauthenticated", "The refresh token is unknown, used or expired");
  const token = await signAccessToken(rotated);
  return { token, refresh_token: rotated.refreshToken };
}

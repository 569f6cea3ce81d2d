import type { NextRequest } from "next/server";
import { z } from "zod";
import { Credentials } from "@/lib/auth/credentials";
import { ACCESS_TOKEN_MS } from "@/lib/auth/token";
import { findProfile } from "@/lib/domain/members/find-profile";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";
import { signInByRequest } from "@/lib/http/sign-in";

const { email, password } = Credentials.shape;
export const Login = z.object({ username: email, password });

/**
 * Handles `POST /api/v1/auth/login`; the username is the email address (docs/api.md 1). Throws
 * `invalid`, `unauthenticated`, `rate_limited`.
 */
export async function openSession(request: NextRequest, body: JsonObject) {
  const sent = parse(Login, body);
  // Without a refresh token the session is of no use once its access token has expired.
  const { actor, token } = await signInByRequest(
    request,
    { email: sent.username, password: sent.password },
    ACCESS_TOKEN_MS,
  );
  const profile = await findProfile(actor);
  return {
    token,
    admin: {
      id: actor.userId,
      username: profile.email,
      email: profile.email,
      organization_id: actor.organizationId,
    },
  };
}

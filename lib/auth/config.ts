import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { authSecret } from "@/lib/env";
import { sessionCookieName, usesTls } from "./session-cookie";
import { signIn } from "./sign-in";

/** next-auth: e-mail and password, and a session cookie that names the user and the active organization. */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: 14 * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: usesTls(),
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: usesTls() },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: "Email", type: "email" }, password: { label: "Password", type: "password" } },
        authorize: async (credentials, request) => {
          if (!credentials) return null;
          const address = String(request.headers?.["x-forwarded-for"] ?? "").split(",")[0]?.trim() || "local";
          const user = await signIn(credentials.email, credentials.password, address);
          return user && { id: user.userId, ...user };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...token, sub: user.id, org: user.organizationId, epoch: user.sessionEpoch } : token),
      session: ({ session }) => session,
    },
  };
}

declare module "next-auth" {
  interface User {
    organizationId: string;
    sessionEpoch: number;
  }
}

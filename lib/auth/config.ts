import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { toRefusal } from "@/lib/domain/failure";
import { authSecret } from "@/lib/env";
import { clientAddress } from "./client-address";
import { Credentials } from "./credentials";
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
          const sent = Credentials.safeParse(credentials);
          if (!sent.success) return null;
          const address = clientAddress(request.headers?.["x-forwarded-for"]);
          const user = await signIn({ ...sent.data, address }).catch(refuse);
          return user && { id: user.userId, ...user };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { ...token, sub: user.id, org: user.organizationId, epoch: user.sessionEpoch } : token,
      session: ({ session }) => session,
      redirect: ({ url, baseUrl }) => (isWithin(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl),
    },
  };
}

/** Whether an address that a browser sent, which may be anything, leads into this site. */
function isWithin(url: unknown, baseUrl: string): boolean {
  return typeof url === "string" && URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === baseUrl;
}

/** next-auth puts the error's text into an address, so it must be one that may be shown. */
function refuse(error: unknown): never {
  throw new Error(toRefusal(error).detail);
}

declare module "next-auth" {
  interface User {
    organizationId: string;
    sessionEpoch: number;
  }
}

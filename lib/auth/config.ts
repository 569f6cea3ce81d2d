import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { text } from "@/lib/domain/fields";
import { toDomainError } from "@/lib/domain/to-domain-error";
import { authSecret } from "@/lib/env";
import { clientAddress } from "./client-address";
import { Credentials } from "./credentials";
import { sessionCookieName, usesTls } from "./session-cookie";
import { signIn } from "./sign-in";
import { switchOrganization } from "./switch-organization";

/**
 * Returns the options of next-auth: sign-in by email and password, and a session cookie with the
 * user and the active organization. Updating the session with another organization's id switches to
 * it.
 */
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
        credentials: {
          email: { label: "Email", type: "email" },
          password: { label: "Password", type: "password" },
          organizationId: { label: "Organization", type: "hidden" },
        },
        authorize: async (credentials, request) => {
          const sent = BrowserCredentials.safeParse(credentials);
          if (!sent.success) return null;
          const address = clientAddress(request.headers?.["x-forwarded-for"]);
          const user = await signIn({ ...sent.data, address }).catch(rejectSignIn);
          return user && { id: user.userId, ...user };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user, trigger, session }) => {
        if (user)
          return { ...token, sub: user.id, org: user.organizationId, epoch: user.sessionEpoch };
        // next-auth ends the session if this throws; a failed switch keeps the current organization
        // instead.
        return trigger === "update" ? switchOrganization(token, session).catch(() => token) : token;
      },
      session: ({ session, token }) => ({ ...session, organizationId: token.org }),
      redirect: ({ url, baseUrl }) =>
        isWithin(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl,
    },
  };
}

const BrowserCredentials = Credentials.extend({ organizationId: text().optional() });

/** Whether an address sent by a browser is within this site. */
function isWithin(url: unknown, baseUrl: string): boolean {
  return (
    typeof url === "string" &&
    URL.canParse(url, baseUrl) &&
    new URL(url, baseUrl).origin === baseUrl
  );
}

/** Rethrows an error with a safe message, because next-auth puts the message into an address. */
function rejectSignIn(error: unknown): never {
  throw new Error(toDomainError(error).detail);
}

declare module "next-auth" {
  interface User {
    organizationId: string;
    sessionEpoch: number;
  }
  interface Session {
    /** The active organization. */
    organizationId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    org?: string;
    epoch?: number;
  }
}

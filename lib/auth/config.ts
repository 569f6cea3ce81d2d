import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { text } from "@/lib/domain/fields";
import { toRefusal } from "@/lib/domain/to-domain-error";
import { authSecret } from "@/lib/env";
import { clientAddress } from "./client-address";
import { Credentials } from "./credentials";
import { sessionCookieName, usesTls } from "./session-cookie";
import { signIn } from "./sign-in";
import { switchOrganization } from "./switch-organization";

/**
 * next-auth: e-mail and password, and a session cookie that names the user and the active organization. An `update` of
 * the session with another organization's id switches to it.
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
          const user = await signIn({ ...sent.data, address }).catch(refuse);
          return user && { id: user.userId, ...user };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user, trigger, session }) => {
        if (user)
          return { ...token, sub: user.id, org: user.organizationId, epoch: user.sessionEpoch };
        // next-auth ends the session when this throws; a switch that breaks off is a switch that did not happen.
        return trigger === "update" ? switchOrganization(token, session).catch(() => token) : token;
      },
      session: ({ session, token }) => ({ ...session, organizationId: token.org }),
      redirect: ({ url, baseUrl }) =>
        isWithin(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl,
    },
  };
}

const BrowserCredentials = Credentials.extend({ organizationId: text().optional() });

/** Whether an address that a browser sent, which may be anything, leads into this site. */
function isWithin(url: unknown, baseUrl: string): boolean {
  return (
    typeof url === "string" &&
    URL.canParse(url, baseUrl) &&
    new URL(url, baseUrl).origin === baseUrl
  );
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

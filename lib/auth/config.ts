import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { text } from "@/lib/domain/fields";
import { toDomainError } from "@/lib/domain/to-domain-error";
import { clientAddress } from "./client-address";
import { Credentials } from "./credentials";
import { derivedKeys } from "./derived-keys";
import { deviceCookieName } from "./device-cookie";
import { sessionCookieName, usesTls } from "./session-cookie";
import { decodeSession, encodeSession } from "./session-token";
import { signIn } from "./sign-in";
import { switchOrganization } from "./switch-organization";

/**
 * Returns the options of next-auth: sign-in by email and password, and a session cookie with the
 * user and the active organization. Updating the session with another organization's id switches to
 * it.
 */
export function authOptions({ onSignIn }: SignInListener = {}): NextAuthOptions {
  return {
    secret: Buffer.from(derivedKeys("session cookie")[0]).toString("base64"),
    jwt: {
      encode: ({ token, maxAge }) => encodeSession(token ?? {}, maxAge),
      decode: async ({ token }) => (token ? decodeSession(token) : null),
    },
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
          const headers = new Headers(request.headers);
          const user = await signIn({
            ...sent.data,
            address: clientAddress(headers),
            deviceCookie: cookieOf(headers, deviceCookieName()),
          }).catch(rejectSignIn);
          if (user) onSignIn?.(user.email);
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

type SignInListener = {
  /** Called with the address of the account that has signed in. */
  onSignIn?: (email: string) => void;
};

const BrowserCredentials = Credentials.extend({ organizationId: text().optional() });

function cookieOf(headers: Headers, name: string): string | undefined {
  const cookies = headers.get("cookie")?.split(/; */) ?? [];
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

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

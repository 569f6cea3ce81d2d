import type { NextAuthOptions, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { text } from "@/lib/domain/fields";
import { beginSession } from "@/lib/domain/sessions/begin-session";
import { endSession } from "@/lib/domain/sessions/end-session";
import { toDomainError } from "@/lib/domain/to-domain-error";
import { Credentials } from "./credentials";
import { derivedKeys } from "./derived-keys";
import { deviceCookieName } from "./device-cookie";
import { memberActor } from "./member-actor";
import { requestOrigin } from "./request-origin";
import { sessionCookieName, usesTls } from "./session-cookie";
import {
  COOKIE_SECONDS,
  decodeSession,
  decodeSessionCookie,
  encodeSession,
  sessionClaims,
} from "./session-token";
import { signIn } from "./sign-in";
import { switchOrganization } from "./switch-organization";

/** What became of a sign-out; next-auth itself keeps a failure to itself. */
export type SignOut = { sessionId?: string; error?: unknown };

/**
 * Returns the options of next-auth: sign-in by email and password, and a session cookie that names
 * the session, its user and the active organization. Updating the session with another
 * organization's id switches to it. A sign-out ends the session and fills in `signOut`.
 */
export function authOptions({ onSignIn, signOut = {} }: AuthListener = {}): NextAuthOptions {
  return {
    secret: Buffer.from(derivedKeys("session cookie")[0]).toString("base64"),
    jwt: {
      encode: ({ token, maxAge }) => encodeSession(token ?? {}, maxAge),
      decode: async ({ token }) => (token ? decodeSession(token) : null),
    },
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
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
        authorize: async (credentials, { headers }) => {
          const user = await enter(credentials, new Headers(headers));
          if (user) onSignIn?.(user.email);
          return user;
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user, trigger, session }) => {
        if (user) return { ...token, sub: user.id, org: user.organizationId, sid: user.sessionId };
        // A failed switch keeps the current organization.
        if (trigger === "update") return switchOrganization(token, session).catch(() => token);
        await assertLive(token);
        return token;
      },
      session: ({ session, token }) => ({ ...session, organizationId: token.org }),
      redirect: ({ url, baseUrl }) =>
        isWithin(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        const claims = sessionClaims(token);
        if (!claims) return;
        signOut.sessionId = claims.sessionId;
        await endSession(claims.sessionId).catch((error) => {
          signOut.error = error;
        });
      },
    },
  };
}

type AuthListener = {
  /** Called with the address of the account that has signed in. */
  onSignIn?: (email: string) => void;
  /** Filled in by a sign-out. */
  signOut?: SignOut;
};

const BrowserCredentials = Credentials.extend({ organizationId: text().optional() });

type SignedInUser = User & { email: string };

/** Signs a browser in; its former session ends. Returns null if the credentials are wrong. */
async function enter(credentials: unknown, headers: Headers): Promise<SignedInUser | null> {
  const sent = BrowserCredentials.safeParse(credentials);
  if (!sent.success) return null;
  const origin = requestOrigin(headers);
  const user = await signIn({
    ...sent.data,
    address: origin.address,
    deviceCookie: cookieIn(headers, deviceCookieName()),
  }).catch(rejectSignIn);
  if (!user) return null;
  const former = await decodeSessionCookie(cookieIn(headers, sessionCookieName()));
  const sessionId = await beginSession(user, {
    kind: "browser",
    ...origin,
    replaces: former?.sessionId,
  }).catch(rejectSignIn);
  return sessionId ? { ...user, id: user.userId, sessionId } : null;
}

function cookieIn(headers: Headers, name: string): string | undefined {
  const cookies = (headers.get("cookie") ?? "").split(/; */);
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Throws if the session has ended, upon which next-auth clears the cookie. */
async function assertLive(token: JWT): Promise<void> {
  const claims = sessionClaims(token);
  // An unreachable database says nothing about the session.
  const actor = claims && (await memberActor(claims).catch(() => undefined));
  if (actor === null) throw new Error("The session has ended");
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
    sessionId: string;
  }
  interface Session {
    /** The active organization. */
    organizationId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    org?: string;
    sid?: string;
  }
}

import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { authOptions, type SignOut } from "@/lib/auth/config";
import { deviceCookieName, rememberDevice } from "@/lib/auth/device-cookie";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { DomainError } from "@/lib/domain/errors";
import { NextAuthAnswer } from "./next-auth-answer";
import { readForm } from "./read-form";
import type { Reply } from "./reply";
import type { OpenEndpoint } from "./route";

/** The response of `GET /api/auth/csrf`. */
export const CsrfResponse = z.strictObject({ csrfToken: z.string() });

/** The response of `GET` and `POST /api/auth/session`; `{}` without a session. */
export const SessionResponse = z.union([
  z.strictObject({}),
  z.looseObject({ expires: z.string(), organizationId: z.string().optional() }),
]);

/** The response of a sign-in or sign-out in the browser: where it leads to. */
export const RedirectResponse = z.strictObject({ url: z.string() });

/** What a browser forgets when it signs out; cookies of other applications on the host stay. */
const CLEARED = '"cache", "storage"';

type Action = ["csrf"] | ["session"] | ["signout"] | ["callback", "credentials"];

/**
 * An endpoint that next-auth serves: the browser's CSRF token, sign-in, sign-out and session. Its
 * body is a form or a JSON object of at most 10 KB. Throws `malformed_request` for input on which
 * next-auth would fail, `too_large`, `unsupported_media_type`.
 */
export function nextAuth(action: Action, responses: OpenEndpoint["responses"]): OpenEndpoint {
  return {
    responses,
    readsBody: true,
    handle: async ({ request }) => {
      const form = request.method === "POST" ? await readForm(request) : {};
      const addresses = request.nextUrl.searchParams.getAll("callbackUrl");
      for (const address of [...addresses, form.callbackUrl ?? "/"]) assertCallbackAddress(address);
      return answer(request, action, form);
    },
  };
}

/** Calls next-auth in the form that needs neither its own reading of bodies nor that of Next. */
async function answer(
  request: NextRequest,
  action: Action,
  form: Record<string, string>,
): Promise<Reply> {
  let account: string | undefined;
  const onSignIn = (email: string) => {
    account = email;
  };
  const signOut: SignOut = {};
  const handler: (request: object, response: object) => Promise<unknown> = NextAuth(
    authOptions({ onSignIn, signOut }),
  );
  const result = new NextAuthAnswer(form.json === "true");
  const sent = {
    method: request.method === "POST" ? "POST" : "GET",
    headers: Object.fromEntries(request.headers),
    cookies: ownCookies(request),
    query: { nextauth: action },
    body: form,
  };
  await handler(sent, result);
  if (signOut.error) throw signOut.error;
  return result.reply(
    account === undefined ? [] : [deviceCookie(request, account)],
    signOut.sessionId ? { "Clear-Site-Data": CLEARED } : {},
  );
}

/** The cookie that gives this browser a count of its own for failed sign-ins to the account. */
function deviceCookie({ cookies }: NextRequest, account: string): string {
  return rememberDevice(cookies.get(deviceCookieName())?.value, account);
}

/**
 * The cookies that next-auth needs. Its cookie with the callback address is left out: another
 * program on the same host name may set it, and a malformed one would end every sign-in.
 */
function ownCookies({ cookies }: NextRequest): Record<string, string> {
  const session = sessionCookieName();
  return Object.fromEntries(
    cookies
      .getAll()
      .filter(({ name }) => name.startsWith(session) || name.endsWith("next-auth.csrf-token"))
      .map(({ name, value }) => [name, value]),
  );
}

function assertCallbackAddress(callbackUrl: string) {
  const base = callbackUrl.startsWith("/") ? "http://localhost" : undefined;
  if (
    callbackUrl !== "" &&
    URL.canParse(callbackUrl, base) &&
    /^https?:/.test(new URL(callbackUrl, base).protocol)
  )
    return;
  throw new DomainError("malformed_request", "callbackUrl must be an address");
}

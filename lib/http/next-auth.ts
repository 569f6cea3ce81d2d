import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/config";
import { deviceCookieName, rememberDevice } from "@/lib/auth/device-cookie";
import { DomainError } from "@/lib/domain/errors";
import { renderError, statusOf } from "./deals-api/render-error";
import { readJsonObject } from "./parse";

const MAX_BYTES = 100_000;

/**
 * next-auth's routes below `/api/auth`: CSRF token, sign-in and sign-out of the browser, session.
 * Refuses input on which next-auth would fail with 500: a JSON body that is no object, and a
 * malformed callback address.
 */
export async function nextAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
) {
  try {
    request.nextUrl.searchParams.getAll("callbackUrl").forEach(assertCallbackAddress);
    let account: string | undefined;
    const onSignIn = (email: string) => {
      account = email;
    };
    const handle: NextAuthHandler = NextAuth(authOptions({ onSignIn }));
    const response = await handle(await readable(request), context);
    return account === undefined ? response : remembering(response, request, account);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Response.json(renderError(error, {}).body, { status: statusOf(error) });
  }
}

type NextAuthHandler = (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
) => Promise<Response>;

/** Adds the cookie that gives this browser a count of its own for failed sign-ins to the account. */
function remembering(response: Response, request: NextRequest, account: string): Response {
  const headers = new Headers(response.headers);
  const cookie = request.cookies.get(deviceCookieName())?.value;
  headers.append("Set-Cookie", rememberDevice(cookie, account));
  const { status, body } = response;
  return new Response(body, { status, headers });
}

/**
 * Returns the request with a JSON body that next-auth can parse. Throws `malformed_request`,
 * `too_large`.
 */
async function readable(request: NextRequest): Promise<NextRequest> {
  const { method, headers, url } = request;
  if (method !== "POST" || !headers.get("content-type")?.includes("application/json"))
    return request;
  const body = JSON.stringify(await readJsonObject(request, MAX_BYTES));
  return new NextRequest(url, { method, headers, body });
}

function assertCallbackAddress(callbackUrl: string) {
  const base = callbackUrl.startsWith("/") ? "http://localhost" : undefined;
  if (
    callbackUrl === "" ||
    (URL.canParse(callbackUrl, base) && /^https?:/.test(new URL(callbackUrl, base).protocol))
  )
    return;
  throw new DomainError("malformed_request", "callbackUrl must be an address");
}

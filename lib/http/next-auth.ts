import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/config";
import { DomainError } from "@/lib/domain/errors";
import { renderError, statusOf } from "./deals-api/render-error";
import { readJsonObject } from "./parse";

const MAX_BYTES = 100_000;

/**
 * next-auth's own routes below `/api/auth`: the CSRF token, the browser's sign-in and sign-out, the session. What it
 * would fail on is refused before: bodies that are not JSON objects where they say so, and impossible callback addresses.
 */
export async function nextAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
) {
  try {
    request.nextUrl.searchParams.getAll("callbackUrl").forEach(assertCallbackAddress);
    return NextAuth(authOptions())(await readable(request), context);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Response.json(renderError(error, {}).body, { status: statusOf(error) });
  }
}

/** The request with a body that can be parsed. Throws `malformed_request`, `too_large`. */
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

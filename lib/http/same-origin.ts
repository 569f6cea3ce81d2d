import type { NextRequest } from "next/server";
import { env } from "@/lib/env";

/**
 * Whether the browser's `Sec-Fetch-Site` and `Origin` headers show that a page of this site sent
 * the request.
 */
export function isSameOrigin(request: NextRequest): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return site === "same-origin";
  const own = originOf(env().publicUrl);
  if (origin === own) return true;
  // Over TLS, a page of the same host without TLS is anybody's who can change it on its way.
  const isPlain = own?.startsWith("https:") && !origin.startsWith("https:");
  return !isPlain && hostOf(origin) === request.headers.get("host");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function originOf(url: string | undefined): string | null {
  return url && URL.canParse(url) ? new URL(url).origin : null;
}

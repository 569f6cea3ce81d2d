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
  return hostOf(origin) === request.headers.get("host") || origin === originOf(env().publicUrl);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function originOf(url: string | undefined): string | null {
  return url && URL.canParse(url) ? new URL(url).origin : null;
}

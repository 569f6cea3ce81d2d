import type { NextRequest } from "next/server";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { clientAddress } from "@/lib/auth/client-address";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { env } from "@/lib/env";

const WINDOW_SECONDS = 60;

let limiter: RateLimiterMemory | undefined;

/** The client's remaining quota as response headers, and the error if it is used up. */
type Quota = { headers: Record<string, string>; error?: DomainError };

/**
 * Counts a request for its caller or, without one, for the address it comes from (docs/api.md 3.7).
 */
export async function countRequest(request: NextRequest, caller: Actor | null): Promise<Quota> {
  const { requestsPerMinute: points } = env();
  if (limiter?.points !== points)
    limiter = new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  const key = keyOf(request, caller);
  if (key === null)
    return {
      headers: headersOf(points, { remainingPoints: points, msBeforeNext: WINDOW_SECONDS * 1_000 }),
    };
  try {
    return { headers: headersOf(points, await limiter.consume(key)) };
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    const retryAfter = secondsOf(spent);
    const detail = `Too many requests; try again in ${retryAfter} seconds`;
    return {
      headers: headersOf(points, spent),
      error: new DomainError("rate_limited", detail, { retryAfter }),
    };
  }
}

type Left = Pick<RateLimiterRes, "remainingPoints" | "msBeforeNext">;

/** Returns what a request is counted for; null without a caller and an address. */
function keyOf(request: NextRequest, caller: Actor | null): string | null {
  if (caller) return `${caller.organizationId}:${caller.apiKeyId ?? caller.userId}`;
  const address = clientAddress(request.headers);
  return address && `address:${address}`;
}

/**
 * Headers of the IETF draft: `q` requests are allowed in `w` seconds, `r` remain for the next `t`
 * seconds.
 */
function headersOf(points: number, left: Left): Record<string, string> {
  return {
    "RateLimit-Policy": `"default";q=${points};w=${WINDOW_SECONDS}`,
    RateLimit: `"default";r=${Math.max(0, left.remainingPoints)};t=${secondsOf(left)}`,
  };
}

function secondsOf({ msBeforeNext }: Left): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}

import type { NextRequest } from "next/server";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { clientAddress } from "@/lib/auth/client-address";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { env } from "@/lib/env";

const WINDOW = 60;

let limiter: RateLimiterMemory | undefined;

/** What is left to who sent a request, as headers tell it, and the refusal when nothing is. */
export type Quota = { headers: Record<string, string>; refusal?: DomainError };

/** Counts a request: of its caller, or of the address it comes from where there is none. */
export async function countRequest(request: NextRequest, caller: Actor | null): Promise<Quota> {
  const { requestsPerMinute: points } = env();
  if (limiter?.points !== points) limiter = new RateLimiterMemory({ points, duration: WINDOW });
  const key = caller
    ? `${caller.organizationId}:${caller.apiKeyId ?? caller.userId}`
    : `address:${clientAddress(request.headers.get("x-forwarded-for"))}`;
  try {
    return { headers: headersOf(points, await limiter.consume(key)) };
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    const retryAfter = secondsOf(spent);
    const detail = `Too many requests; try again in ${retryAfter} seconds`;
    return {
      headers: headersOf(points, spent),
      refusal: new DomainError("rate_limited", detail, { retryAfter }),
    };
  }
}

/** The headers of the IETF's draft: `q` requests in `w` seconds are allowed, `r` are left for the next `t` seconds. */
function headersOf(points: number, left: RateLimiterRes): Record<string, string> {
  return {
    "RateLimit-Policy": `"default";q=${points};w=${WINDOW}`,
    RateLimit: `"default";r=${Math.max(0, left.remainingPoints)};t=${secondsOf(left)}`,
  };
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}

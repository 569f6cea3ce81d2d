import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { env } from "@/lib/env";

let limiter: RateLimiterMemory | undefined;

/** Counts a request of the caller. Throws `rate_limited` beyond the minute's allowance. */
export async function countRequest(actor: Actor): Promise<void> {
  const { requestsPerMinute: points } = env();
  if (limiter?.points !== points) limiter = new RateLimiterMemory({ points, duration: 60 });
  try {
    await limiter.consume(`${actor.organizationId}:${actor.apiKeyId ?? actor.userId}`);
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    const retryAfter = Math.ceil(spent.msBeforeNext / 1000);
    throw new DomainError("rate_limited", `Too many requests; try again in ${retryAfter} seconds`, { retryAfter });
  }
}

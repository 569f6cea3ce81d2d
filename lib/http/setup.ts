import type { NextRequest } from "next/server";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { clientAddress } from "@/lib/auth/client-address";
import { isSetupOpen } from "@/lib/auth/is-setup-open";
import { setUp } from "@/lib/auth/set-up";
import { DomainError, notFound } from "@/lib/domain/errors";
import { SetUp } from "@/lib/domain/organizations/schema";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "./parse";
import { Reply } from "./reply";
import { isSameOrigin } from "./same-origin";

/**
 * Handles `POST /api/v1/crm/setup` and returns the ids of the new organization and user. Throws
 * `not_found` once the installation has a user, `forbidden` for a page of another site,
 * `rate_limited`, `invalid`.
 */
export async function setUpByRequest(request: NextRequest, body: JsonObject): Promise<Reply> {
  if (!(await isSetupOpen())) throw notFound();
  if (isFromBrowser(request) && !isSameOrigin(request)) {
    throw new DomainError("forbidden", "A browser sets up its own site only");
  }
  const address = clientAddress(request.headers);
  if (address !== null) await countAttempt(address);
  const { organizationId, userId } = await setUp(parse(SetUp, body));
  return new Reply(201, { organization_id: organizationId, user_id: userId });
}

// Setup needs no session, so a page of another site that an administrator has open could send it.
function isFromBrowser({ headers }: NextRequest): boolean {
  return headers.has("origin") || headers.has("sec-fetch-site");
}

const attempts = new RateLimiterMemory({ points: 20, duration: 60 });

async function countAttempt(address: string): Promise<void> {
  try {
    await attempts.consume(address);
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    const retryAfter = Math.max(1, Math.ceil(spent.msBeforeNext / 1000));
    throw new DomainError("rate_limited", `Too many attempts; try again in ${retryAfter} seconds`, {
      retryAfter,
    });
  }
}

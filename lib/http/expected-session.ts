import type { NextRequest } from "next/server";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";

/**
 * Throws `session_changed` if the request names another user or organization than those of the
 * browser's session: the page that sent it was opened before the session changed (docs/api.md 1).
 * Event streams, which cannot send headers, name them in the query.
 */
export function assertExpectedSession(request: NextRequest, caller: Actor): void {
  const expected =
    request.headers.get("expected-session") ?? request.nextUrl.searchParams.get("expected_session");
  if (expected === null || expected === `${caller.userId}@${caller.organizationId}`) return;
  const isSameUser = expected.split("@")[0] === caller.userId;
  throw new DomainError(
    "session_changed",
    isSameUser
      ? "This browser has switched to another organization. Reload the page to continue there"
      : "Another user has signed in in this browser. Reload the page to continue",
  );
}

import { isUnavailable } from "@/lib/db/constraint";
import { DomainError } from "./errors";

/**
 * Turns any error into one whose message is safe to return to the client: a DomainError stays, an unavailable database
 * becomes `unavailable`, and anything else becomes `internal` without its message.
 */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isUnavailable(error)) {
    return new DomainError(
      "unavailable",
      "The database cannot be reached at the moment; try again",
      { retryAfter: 2 },
    );
  }
  return new DomainError("internal", "Something went wrong on our side");
}

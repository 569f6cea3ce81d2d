import { isUnavailable } from "@/lib/db/constraint";
import { DomainError } from "./errors";

/**
 * Any error as a refusal that may be shown: a refusal as it is, a database out of reach as `unavailable`, and the rest
 * as `internal`, whose texts never leave the house.
 */
export function toRefusal(error: unknown): DomainError {
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

import { isDeadlock, isUniqueViolation, violatedIndex } from "@/lib/db/constraint";
import { DomainError, invalid } from "./errors";

const MAX_ATTEMPTS = 40;

/** Thrown by an attempt whose record was changed between its read and its write. */
export class WriteConflict extends Error {}

/**
 * Runs a read followed by a write, and runs both again on fresh data after a write conflict, a unique violation (such as a
 * rank taken in the meantime) or a deadlock. Throws `invalid` if `external_id` is taken, `conflict` after 40 attempts.
 */
export async function retryOnConflict<T>(attemptOnce: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    try {
      return await attemptOnce(attempt);
    } catch (error) {
      if (isUniqueViolation(error) && violatedIndex(error).includes("external")) {
        throw invalid({
          field: "external_id",
          message: "is taken by another record of that external_system",
        });
      }
      if (!(error instanceof WriteConflict) && !isUniqueViolation(error) && !isDeadlock(error))
        throw error;
    }
  }
  throw new DomainError("conflict", "Too many changes at once; try again");
}

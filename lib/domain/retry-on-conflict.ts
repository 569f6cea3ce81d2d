import { isDeadlock, isUniqueViolation, violatedIndex } from "@/lib/db/constraint";
import { DomainError, invalid } from "./errors";

const ATTEMPTS = 40;

/** Thrown by an attempt that found the record changed between its read and its write. */
export class WriteConflict extends Error {}

/**
 * Runs a read-then-write that others may cross: again, on fresh data, when somebody took its rank or changed the record
 * between the two, or was in its way. Throws `invalid` when `external_id` is taken.
 */
export async function retryOnConflict<T>(attemptOnce: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
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

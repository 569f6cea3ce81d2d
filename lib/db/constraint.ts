import { Prisma } from "@/lib/db/generated/client";

/** Returns whether a unique index rejected a duplicate, in a Prisma query or a raw one. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    isKnown(error) &&
    (error.code === "P2002" ||
      sqlState(error) === "23505" ||
      metaText(error).includes("UniqueConstraintViolation"))
  );
}

/**
 * Returns the names a unique violation carries (index or columns), which identify the index. Empty
 * if it carries none.
 */
export function violatedIndex(error: unknown): string {
  return isKnown(error) ? metaText(error) : "";
}

/**
 * Returns whether the statement or transaction was rolled back because another one was in its way.
 */
export function isDeadlock(error: unknown): boolean {
  return (
    isKnown(error) &&
    (error.code === "P2034" || (error.code === "P2010" && metaText(error).includes("40P01")))
  );
}

/** Returns whether the database was unreachable or had no connection available in time. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  // A host with several addresses, all of which failed.
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (isKnown(error) && UNAVAILABLE.has(error.code)) return true;
  const text =
    error instanceof Error
      ? `${error.message} ${isKnown(error) ? `${error.code} ${metaText(error)}` : ""}`
      : "";
  return /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|Connection terminated|connect timeout|timeout exceeded when trying to connect|Can't reach database|not queryable|stream was destroyed|socket has been ended|57P0[123]|"kind":"(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)"|the database system is/.test(
    text,
  );
}

const UNAVAILABLE = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"]);

function isKnown(error: unknown): error is Prisma.PrismaClientKnownRequestError {
  return error instanceof Prisma.PrismaClientKnownRequestError;
}

function sqlState(error: Prisma.PrismaClientKnownRequestError): string | undefined {
  return /"(?:originalCode|code)":"([0-9A-Z]{5})"/.exec(metaText(error))?.[1];
}

function metaText(error: Prisma.PrismaClientKnownRequestError): string {
  return JSON.stringify(error.meta ?? {}, (_key, value) =>
    value instanceof Error ? { ...value, message: value.message } : value,
  );
}

import { DomainError } from "./errors";

/** The versions that a client names in `If-Match`; undefined without that header, or for `*`. */
export type IfMatch = readonly string[];

/** Whether the record is at none of these versions: then the request must change nothing (docs/api.md 3.2). */
export function isStale(ifMatch: IfMatch | undefined, lockVersion: number): boolean {
  return ifMatch !== undefined && !ifMatch.includes(String(lockVersion));
}

/** The error for a record that is not at the expected version, with the current record under its type, and a report. */
export function stale(
  type: string,
  record?: object,
  report?: Record<string, unknown>,
): DomainError {
  return new DomainError("stale", `The ${type} was changed since you read it`, {
    current: record && { [type]: record },
    report,
  });
}

/** Throws `stale` with the current record, under its type, unless it is at one of these versions. */
export function assertVersion(
  ifMatch: IfMatch | undefined,
  type: string,
  record: { lock_version: number },
): void {
  if (isStale(ifMatch, record.lock_version)) throw stale(type, record);
}

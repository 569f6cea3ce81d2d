/**
 * Returns the ids that the error of a bulk change reports as not found; none for any other error.
 */
export function missingIds({ results }: Record<string, unknown>): string[] {
  if (!Array.isArray(results)) return [];
  return results.filter(isMissing).map(({ id }) => id);
}

function isMissing(result: unknown): result is { id: string } {
  if (typeof result !== "object" || result === null) return false;
  return (
    "status" in result && result.status === 404 && "id" in result && typeof result.id === "string"
  );
}

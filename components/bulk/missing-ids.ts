/** The ids that a refused bulk change says are not there; none where it says nothing of the kind. */
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

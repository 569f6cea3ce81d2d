/**
 * Whether `shown`, from a document, shows `actual`: every member it has is there with the same value,
 * every item of a list is one of the actual ones, and `…` in a text stands for any characters.
 */
export function shows(shown: unknown, actual: unknown): boolean {
  if (Array.isArray(shown))
    return (
      Array.isArray(actual) && shown.every((item) => actual.some((other) => shows(item, other)))
    );
  if (isRecord(shown))
    return (
      isRecord(actual) && Object.entries(shown).every(([key, value]) => shows(value, actual[key]))
    );
  if (typeof shown === "string" && shown.includes("…"))
    return typeof actual === "string" && patternOf(shown).test(actual);
  return shown === actual;
}

function patternOf(text: string): RegExp {
  const parts = text.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`, "s");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

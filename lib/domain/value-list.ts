import { text } from "@/lib/domain/fields";
import { trimmed } from "@/lib/domain/trimmed";

/** The value of a filter that means: has none. */
export const NO_VALUE = "none";

/**
 * The values of a filter: its text, split at commas (docs/api.md 3.1). `\,` is a comma within a value. Blank values are
 * left out.
 */
export function splitValues(list: string): string[] {
  const parts = list.match(/(?:\\[\\,]|[^,])+/g) ?? [];
  const values = parts.map((part) => trimmed(part.replace(/\\([\\,])/g, "$1")));
  return [...new Set(values)].filter((value) => value !== "");
}

/** The text of a filter that has exactly these values. */
export function joinValues(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\,]/g, "\\$&")).join(",");
}

/** A filter with one value or several of these, separated by commas; a record passes if it has one of them. */
export function oneOrMoreOf(values: readonly string[]) {
  return valueList(
    (value) => values.includes(value),
    `must be one or more of ${values.join(", ")}`,
  );
}

/** A filter with one value or several that are valid, separated by commas. */
export function valueList(isValid: (value: string) => boolean, message: string) {
  return text().refine((list) => {
    const values = splitValues(list);
    return values.length > 0 && values.every(isValid);
  }, message);
}

/** A filter with one text or several, separated by commas. */
export const TextList = valueList(() => true, "must not be empty");

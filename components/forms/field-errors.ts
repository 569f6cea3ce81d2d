import type { ApiError } from "@/lib/client/api-error";
import { capitalize } from "./capitalize";

/**
 * Returns the first error of each field as a sentence. `fieldOf` maps the path of an issue to the
 * name of a form field; by default, `tags[2]` belongs to `tags`.
 */
export function fieldErrors(
  issues: ApiError["errors"],
  fieldOf: (path: string) => string = firstSegment,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, message } of issues) errors[fieldOf(field)] ??= sentence(field, message);
  return errors;
}

/** Returns the errors without those of `fields`; the error of a link has the name of its id. */
export function withoutFields(
  errors: Record<string, string>,
  fields: string[],
): Record<string, string> {
  const cleared = new Set(fields.flatMap((field) => [field, `${field}_id`]));
  return Object.fromEntries(
    Object.entries(errors).filter(([field]) => !cleared.has(firstSegment(field))),
  );
}

function firstSegment(path: string): string {
  return path.split(/[.[]/)[0] ?? "";
}

// The API's predicates are made for programs; for these, a form tells the user what to do.
const INSTRUCTIONS: Record<string, string> = {
  "must be a decimal number": "Enter an amount, such as 12,500",
  "must be an ISO 4217 currency code": "Choose a currency",
};

function sentence(field: string, message: string): string {
  if (message === "must not be empty" && field.split(".").at(-1) === "name") return "Enter a name";
  return INSTRUCTIONS[message] ?? capitalize(message);
}

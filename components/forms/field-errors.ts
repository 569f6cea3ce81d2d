import type { ApiError } from "@/lib/client/api-error";
import { capitalize } from "./capitalize";

/** The first thing wrong with each field, as a sentence; `tags[2]` counts as `tags`. */
export function fieldErrors(issues: ApiError["errors"]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, message } of issues)
    errors[field.split(/[.[]/)[0] ?? ""] ??= capitalize(message);
  return errors;
}

import type { FormErrors } from "./use-form-errors";

/** Returns an error if the draft has a blank name. */
export function checkName({ name }: { name: string }): FormErrors {
  return { errors: name.trim() === "" ? { name: "Enter a name" } : {} };
}

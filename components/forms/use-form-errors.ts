"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { errorMessage } from "./error-message";
import { fieldErrors, withoutFields } from "./field-errors";

/** What is wrong with a form: error sentences by field, and one for the form as a whole. */
export type FormErrors = { errors: Record<string, string>; refusal?: string };

/** The errors that a form shows. */
export function useFormErrors() {
  const [shown, setShown] = useState<FormErrors>({ errors: {} });
  return {
    ...shown,
    /** Replaces the errors. Returns whether there are any. */
    show: (next: FormErrors): boolean => {
      setShown(next);
      return Object.keys(next.errors).length > 0 || next.refusal !== undefined;
    },
    /** Removes every error. */
    clear: () => setShown({ errors: {} }),
    /** Removes the errors of these fields. */
    clearFields: (fields: string[]) =>
      setShown(({ errors, refusal }) => ({ errors: withoutFields(errors, fields), refusal })),
  };
}

/** Returns the field errors of a failed request, or one message if it has none. */
export function formErrors(error: unknown, unreachable?: string): FormErrors {
  if (!(error instanceof ApiError))
    return { errors: {}, refusal: unreachable ?? errorMessage(error) };
  const errors = fieldErrors(error.errors);
  return Object.keys(errors).length > 0 ? { errors } : { errors, refusal: error.detail };
}

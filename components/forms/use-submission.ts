"use client";

import { useState } from "react";
import { formErrors, useFormErrors } from "./use-form-errors";

/**
 * The state of one request: whether it is running, its field errors, and the error of the whole.
 */
export function useSubmission() {
  const [busy, setBusy] = useState(false);
  const { errors, refusal, show, clear } = useFormErrors();

  /** Runs `work` unless a request is running. Resolves to whether it succeeded. */
  const submit = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    clear();
    try {
      await work();
      return true;
    } catch (error) {
      show(formErrors(error));
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { busy, errors, refusal, submit };
}

"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { errorMessage } from "./error-message";
import { fieldErrors } from "./field-errors";

/** The state of one request: whether it is running, its field errors, and the error of the whole. */
export function useSubmission() {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();

  /** Runs `work` unless a request is running. Resolves to whether it succeeded. */
  const submit = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setErrors({});
    setRefusal(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      const wrong = error instanceof ApiError ? fieldErrors(error.errors) : {};
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) setRefusal(errorMessage(error));
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { busy, errors, refusal, submit };
}

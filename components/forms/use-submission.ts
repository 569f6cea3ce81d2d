"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { fieldErrors } from "./field-errors";

/** The state of one write: whether it is under way, and what was wrong with which field or with the whole. */
export function useSubmission() {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();

  /** Does the work unless some is under way; answers whether it came through. */
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
      if (!(error instanceof ApiError)) setRefusal("Something went wrong. Try again.");
      else if (Object.keys(wrong).length === 0) setRefusal(error.detail);
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { busy, errors, refusal, submit };
}

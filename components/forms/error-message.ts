import { ApiError } from "@/lib/client/api-error";

/** Shown when a save got no response from the API. The edits stay in the form. */
export const NOT_SENT = "Something went wrong. Your changes are still here. Try again.";

/**
 * Returns a sentence for a failed request: that of the API, or a general one without a response.
 */
export function errorMessage(error: unknown): string {
  return error instanceof ApiError ? error.detail : "Something went wrong. Try again.";
}

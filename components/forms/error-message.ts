import { ApiError } from "@/lib/client/api-error";

/** Why something was refused, in a sentence. */
export function errorMessage(error: unknown): string {
  return error instanceof ApiError ? error.detail : "Something went wrong. Try again.";
}

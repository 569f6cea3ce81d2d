import { ApiError } from "@/lib/client/api-error";

/** Returns a sentence to show for a failed request: the server's own, or a general one. */
export function errorMessage(error: unknown): string {
  return error instanceof ApiError ? error.detail : "Something went wrong. Try again.";
}

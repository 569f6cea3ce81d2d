import { toast } from "sonner";
import { ApiError } from "@/lib/client/api-error";
import { errorMessage } from "./error-message";

/**
 * Shows in a toast that a change failed and why. Without a response the change may have been made:
 * then the title is `unsure`, which does not claim that it was not.
 */
export function showFailure(error: unknown, failed: string, unsure: string): void {
  toast.error(isUnsure(error) ? unsure : failed, { description: errorMessage(error) });
}

/** Whether a failed write may have been carried out all the same. */
export function isUnsure(error: unknown): boolean {
  return error instanceof ApiError && error.isUnsure;
}

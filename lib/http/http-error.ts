import { DomainError, type ErrorCode } from "@/lib/domain/errors";

/** An error that only HTTP knows: its response carries further `headers`. */
export class HttpError extends DomainError {
  constructor(
    code: ErrorCode,
    detail: string,
    readonly headers: Record<string, string>,
  ) {
    super(code, detail);
  }
}

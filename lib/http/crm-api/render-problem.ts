import type { DomainError } from "@/lib/domain/errors";
import { STATUSES } from "@/lib/http/statuses";

/** Renders an error as a problem of RFC 9457 (docs/api.md 3.1). */
export function renderProblem({ code, detail, extra }: DomainError, requestId: string) {
  const { status, title } = STATUSES[code];
  const problem = {
    type: `urn:opportune:problem:${code}`,
    title,
    status,
    detail,
    code,
    error: detail,
    ...(extra.issues && { errors: extra.issues }),
    ...extra.current,
    ...extra.report,
    request_id: requestId,
  };
  return { body: problem, contentType: "application/problem+json" };
}

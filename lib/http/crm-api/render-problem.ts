import type { DomainError } from "@/lib/domain/errors";
import { publicOrigin } from "@/lib/http/public-url";
import { STATUSES } from "@/lib/http/statuses";

/**
 * Renders an error as a problem of RFC 9457 (docs/api.md 3.1). Its `type` is the place in the
 * documentation that explains it.
 */
export function renderProblem({ code, detail, extra }: DomainError, requestId: string) {
  const { status, title } = STATUSES[code];
  const problem = {
    type: `${publicOrigin()}/docs/errors#${code}`,
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

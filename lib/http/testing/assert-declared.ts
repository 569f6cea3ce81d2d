import { z } from "zod";
import type { DeclaredResponses } from "@/lib/http/responses";

/** A sign-in that next-auth refuses has its body, not the surface's. */
const UNDECLARED = /^\w+ \/api\/auth\/callback\b/;

/**
 * Throws unless the response has a status and body that its handler declares; unknown members of
 * the body count as errors.
 */
export function assertDeclared(
  route: string,
  handler: object,
  { status, body }: { status: number; body: unknown },
): void {
  if (UNDECLARED.test(route) || route.startsWith("OPTIONS ")) return;
  if (!isDeclared(handler)) throw new Error(`${route} declares no responses`);
  const schema = status < 400 ? handler.responses[status] : handler.error;
  if (!schema) throw new Error(`${route} returned ${status}, which it does not declare`);
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return;
  throw new Error(
    `${route} returned ${status} with a body it does not declare:\n${z.prettifyError(parsed.error)}\n${JSON.stringify(body)?.slice(0, 2_000)}`,
  );
}

function isDeclared(handler: object): handler is DeclaredResponses {
  return "responses" in handler && "error" in handler;
}

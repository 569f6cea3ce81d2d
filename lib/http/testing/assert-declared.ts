import { z } from "zod";
import type { Declared } from "@/lib/http/responses";
import { partOf } from "./part-of";

/** A sign-in that next-auth refuses has its body, not the surface's. */
const UNDECLARED = /^\w+ \/api\/auth\/callback\b/;

/**
 * Throws unless the response has a status and body that its handler declares; unknown members of
 * the body count as errors. With `fields` in the query, its records have exactly these members.
 */
export function assertDeclared(
  route: string,
  handler: object,
  { status, body }: { status: number; body: unknown },
): void {
  if (UNDECLARED.test(route) || route.startsWith("OPTIONS ")) return;
  if (!isDeclared(handler)) throw new Error(`${route} declares no responses`);
  const declared = status < 400 ? handler.responses[status] : handler.error;
  if (!declared) throw new Error(`${route} returned ${status}, which it does not declare`);
  const fields = status < 400 ? fieldsOf(route) : undefined;
  const schema = fields ? partOf(declared, fields) : declared;
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return;
  throw new Error(
    `${route} returned ${status} with a body it does not declare:\n${z.prettifyError(parsed.error)}\n${JSON.stringify(body)?.slice(0, 2_000)}`,
  );
}

/** The members that a read of the CRM API asks for. */
function fieldsOf(route: string): string[] | undefined {
  const [, query] = /^GET \/api\/v1\/crm\/[^?]+\?(.*)$/.exec(route) ?? [];
  const sent = new URLSearchParams(query).getAll("fields").join(",");
  const names = sent.split(",").flatMap((name) => name.trim() || []);
  return names.length > 0 ? names : undefined;
}

function isDeclared(handler: object): handler is Declared {
  return "responses" in handler && "error" in handler;
}

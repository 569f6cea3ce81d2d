import type { Prisma } from "@/lib/db/client";

/** A value that was parsed from JSON, in the type that Prisma wants for a JSON column. */
export function asJson(value: Record<string, unknown>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}

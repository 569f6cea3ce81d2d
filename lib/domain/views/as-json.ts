import type { Prisma } from "@/lib/db/client";

/** What came as JSON, as a JSON column takes it. */
export function asJson(value: Record<string, unknown>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}

import type { Actor } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";

/**
 * Handles `GET /api/auth/permissions`: whether the caller has all permissions that the query names
 * (docs/api.md 1). Throws `invalid` if it names none.
 */
export function hasPermissions({ permissions }: Actor, query: URLSearchParams): boolean {
  const names = [...query]
    .filter(([name]) => /^permissions(\[\d*\])?$/.test(name))
    .flatMap(([, value]) => value.split(","));
  if (names.length === 0) throw invalid({ field: "permissions", message: "is required" });
  const held: readonly string[] = permissions;
  return names.every((name) => held.includes(name));
}

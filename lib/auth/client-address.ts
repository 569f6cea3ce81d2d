import { env } from "@/lib/env";

/**
 * The address a request comes from, by its `X-Forwarded-For` header: with `TRUST_PROXY=1` the last one of it, which the
 * proxy in front wrote itself. Otherwise anybody can write that header, and all requests count as one address.
 */
export function clientAddress(forwardedFor: unknown): string {
  if (!env().trustsProxy || typeof forwardedFor !== "string") return "direct";
  return forwardedFor.split(",").at(-1)?.trim() || "direct";
}

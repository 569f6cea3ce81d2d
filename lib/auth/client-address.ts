import { env } from "@/lib/env";

/**
 * Returns the client's address from the `X-Forwarded-For` header: with `TRUST_PROXY=1` its last
 * entry, which the proxy wrote. Without a trusted proxy any client can send the header, so all
 * requests count as one address.
 */
export function clientAddress(forwardedFor: unknown): string {
  if (!env().trustsProxy || typeof forwardedFor !== "string") return "direct";
  return forwardedFor.split(",").at(-1)?.trim() || "direct";
}

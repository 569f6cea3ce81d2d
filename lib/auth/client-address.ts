import { isIPv6 } from "node:net";
import { env } from "@/lib/env";

/**
 * The header in which the server notes the address of a request's connection, replacing what the
 * client sent under this name (`lib/http/note-connection-address.ts`).
 */
export const CONNECTION_ADDRESS = "x-opportune-connection-address";

/**
 * Returns the address that a request is counted for: with `TRUST_PROXY=1` the last entry of
 * `X-Forwarded-For`, which the proxy wrote, otherwise that of the connection. An IPv6 address counts
 * as its network of 64 bits, which one household has. Null if the address is unknown: such requests
 * must not share one limit, which strangers would use up for everybody.
 */
export function clientAddress(headers: Headers): string | null {
  const address = env().trustsProxy
    ? headers.get("x-forwarded-for")?.split(",").at(-1)
    : headers.get(CONNECTION_ADDRESS);
  return address?.trim() ? countedAs(address.trim()) : null;
}

function countedAs(address: string): string {
  // Some proxies write the port behind the address.
  const [, inBrackets] = /^\[(.+)\](?::\d+)?$/.exec(address) ?? [];
  const [, beforePort] = /^([\d.]+):\d+$/.exec(address) ?? [];
  const plain = (inBrackets ?? beforePort ?? address).replace(/%.*$/, "").toLowerCase();
  const [, mapped] = /^::ffff:([\d.]+)$/.exec(plain) ?? [];
  if (mapped) return mapped;
  return isIPv6(plain) ? networkOf(plain) : plain;
}

/** Returns the first 64 bits of an IPv6 address: "2001:db8:0:1::/64". */
function networkOf(address: string): string {
  const [front = "", back] = address.split("::");
  const groups = front.split(":").filter(Boolean);
  const behind = back?.split(":").filter(Boolean) ?? [];
  while (back !== undefined && groups.length + behind.length < 8) groups.push("0");
  const network = [...groups, ...behind].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}

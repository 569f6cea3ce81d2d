import type { Origin } from "@/lib/domain/sessions/begin-session";
import { clientAddress } from "./client-address";

/** Returns the address and user agent that a request comes from, by its headers. */
export function requestOrigin(headers: Headers): Origin {
  return { address: clientAddress(headers), userAgent: headers.get("user-agent") };
}

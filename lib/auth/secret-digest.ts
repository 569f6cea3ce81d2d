import { createHmac } from "node:crypto";
import { derivedKeys } from "./derived-keys";

/**
 * Returns a deterministic digest of a body with a password, to recognize a repeated request. It
 * cannot be computed without `AUTH_SECRET`, so stored digests give nothing away; unlike a password
 * hash it costs nothing, so it may be computed before failed attempts are counted.
 */
export function secretDigest(text: string): string {
  return createHmac("sha256", derivedKeys("password digest")[0]).update(text).digest("base64");
}

import { createHmac } from "node:crypto";
import { hashRaw } from "@node-rs/argon2";
import { derivedKeys } from "./derived-keys";
import { PASSWORD_COST } from "./password";

/**
 * Returns a deterministic digest of a body with a password, to recognize a repeated request.
 * Guessing the password from it costs as much as from a stored password, and needs `AUTH_SECRET`.
 */
export async function argon2Digest(text: string): Promise<string> {
  const salt = createHmac("sha256", derivedKeys("password digest")[0])
    .update(text)
    .digest()
    .subarray(0, 16);
  return (await hashRaw(text, { ...PASSWORD_COST, salt })).toString("base64");
}

import { createHmac } from "node:crypto";
import { hashRaw } from "@node-rs/argon2";
import { authSecret } from "@/lib/env";
import { PASSWORD_COST } from "./password";

/**
 * A digest that is always the same for a text, to tell whether a body with a password was sent before: as costly to guess
 * from as a stored password, and not at all without `AUTH_SECRET`.
 */
export async function argon2Digest(text: string): Promise<string> {
  const salt = createHmac("sha256", authSecret())
    .update(`opportune digest ${text}`)
    .digest()
    .subarray(0, 16);
  return (await hashRaw(text, { ...PASSWORD_COST, salt })).toString("base64");
}

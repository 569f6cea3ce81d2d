import { hkdfSync } from "node:crypto";
import { authSecret, env } from "@/lib/env";

/** The use of a key: a key of one use is worthless for another. */
export type KeyUse =
  | "access token"
  | "device cookie"
  | "password digest"
  | "session cookie"
  | "set-up code"
  | `sealed ${string}`;

/** The first key signs and encrypts; all of them verify and decrypt. */
type Keys = [Uint8Array, ...Uint8Array[]];

let known = { secrets: "", keys: new Map<KeyUse, Keys>() };

/**
 * Returns the 256-bit keys of one use, derived with HKDF-SHA-256 from `AUTH_SECRET` and, after it,
 * from `AUTH_SECRET_PREVIOUS`. Throws in production if `AUTH_SECRET` is not set.
 */
export function derivedKeys(use: KeyUse): Keys {
  const previous = env().previousAuthSecret;
  const current = authSecret();
  const secrets = JSON.stringify([current, previous]);
  if (known.secrets !== secrets) known = { secrets, keys: new Map() };
  const found = known.keys.get(use);
  if (found) return found;
  const keys: Keys = [derive(current, use)];
  if (previous !== undefined) keys.push(derive(previous, use));
  // Uses with a part of their own, such as an idempotency key, would make the cache grow.
  if (!use.startsWith("sealed ")) known.keys.set(use, keys);
  return keys;
}

function derive(secret: string, use: KeyUse): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `opportune ${use}`, 32));
}

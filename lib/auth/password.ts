import { hash, verify } from "@node-rs/argon2";

/** Cost of a hash; `memoryCost` in KiB. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Returns the argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  // argon2id is the library's default; its enum does not survive isolated modules.
  return hash(password, PASSWORD_COST);
}

/**
 * The hash of a user who has no password yet. It costs the same as real ones, so that an unknown
 * address takes as long as a wrong password.
 */
export const UNUSABLE_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$VZ67ge1eOHOe88hA6CaQPA$NW1AmEpsMqarSKd0jT8uAF+xhUilUtJbUKCueg/UiJ8";

/** Whether the password matches the hash; false without a usable one, after the same time. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await verify(stored ?? UNUSABLE_HASH, password);
  return matches && stored !== null && stored !== UNUSABLE_HASH;
}

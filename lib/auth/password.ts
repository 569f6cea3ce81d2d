import { hash, verify } from "@node-rs/argon2";

/** How much work a hash is. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, as stored. */
export function hashPassword(password: string): Promise<string> {
  // argon2id is the library's default; its enum does not survive isolated modules.
  return hash(password, PASSWORD_COST);
}

/** Whether the password is the hash's. Without a hash it takes as long and answers false. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password);
  return matches && stored !== null;
}

// A hash with the same cost as real ones, so that an unknown address takes as long as a wrong password.
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$VZ67ge1eOHOe88hA6CaQPA$NW1AmEpsMqarSKd0jT8uAF+xhUilUtJbUKCueg/UiJ8";

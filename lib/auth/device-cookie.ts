import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { derivedKeys } from "./derived-keys";
import { usesTls } from "./session-cookie";

const MAX_AGE_SECONDS = 365 * 24 * 60 * 60;

/** Number of accounts that a browser is remembered for. */
const MAX_ACCOUNTS = 5;

/** Returns the name of the cookie of a browser in which somebody has signed in. */
export function deviceCookieName(): string {
  return usesTls() ? "__Host-opportune.device" : "opportune.device";
}

/**
 * Returns the id of the browser if its cookie proves that the account has signed in there before,
 * else null. It opens nothing: it only gives the browser's failed attempts a count of their own.
 */
export function knownDevice(cookie: string | undefined, account: string): string | null {
  const { id, seals } = read(cookie);
  if (id === undefined) return null;
  const expected = derivedKeys("device cookie").map((key) => seal(key, id, account));
  return seals.some((each) => expected.some((known) => isEqual(each, known))) ? id : null;
}

/** Returns the `Set-Cookie` header that remembers the browser for the account, beside former ones. */
export function rememberDevice(cookie: string | undefined, account: string): string {
  const { id = randomBytes(16).toString("base64url"), seals } = read(cookie);
  const own = seal(derivedKeys("device cookie")[0], id, account);
  const kept = [own, ...seals.filter((each) => each !== own)].slice(0, MAX_ACCOUNTS);
  const secure = usesTls() ? "; Secure" : "";
  return `${deviceCookieName()}=${[id, ...kept].join(".")}; Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

function read(cookie: string | undefined): { id?: string; seals: string[] } {
  const [id, ...seals] = (cookie ?? "").split(".");
  const isWhole = [id, ...seals].every((part) => part && /^[\w-]{22}$/.test(part));
  return isWhole ? { id, seals } : { seals: [] };
}

function seal(key: Uint8Array, id: string, account: string): string {
  const digest = createHmac("sha256", key).update(`${id} ${account.trim().toLowerCase()}`).digest();
  return digest.subarray(0, 16).toString("base64url");
}

function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKeys } from "./derived-keys";

// Without letters that are read as digits.
const SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 12;

/**
 * Returns the code that proves to the set-up page that its visitor runs this server: "K7QF-3MXP-9D2R",
 * 60 bits of `AUTH_SECRET`. Every process of an installation has the same one.
 */
export function setupCode(): string {
  const bytes = createHmac("sha256", derivedKeys("set-up code")[0]).update("1").digest();
  const signs = [...bytes.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]);
  return signs.join("").replace(/.{4}(?=.)/g, "$&-");
}

/** Whether the text is the set-up code, in any case and with or without its dashes. */
export function isSetupCode(text: string): boolean {
  return timingSafeEqual(digest(text), digest(setupCode()));
}

function digest(code: string): Buffer {
  const plain = code.toUpperCase().replace(/[^A-Z\d]/g, "");
  return createHmac("sha256", derivedKeys("set-up code")[0]).update(`typed ${plain}`).digest();
}

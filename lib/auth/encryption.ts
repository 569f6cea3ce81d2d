import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { derivedKeys } from "./derived-keys";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text with a key derived from `AUTH_SECRET` and `label`, for stored texts that may
 * contain secrets, such as the response with a new API key.
 */
export function encrypt(text: string, label: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, derivedKeys(`sealed ${label}`)[0], iv);
  return Buffer.concat([
    iv,
    cipher.update(text, "utf8"),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString("base64");
}

/** Decrypts a text; null if it was encrypted with another label or secret. */
export function decrypt(encrypted: string, label: string): string | null {
  const bytes = Buffer.from(encrypted, "base64");
  for (const key of derivedKeys(`sealed ${label}`)) {
    const opened = open(bytes, key);
    if (opened !== null) return opened;
  }
  return null;
}

function open(bytes: Buffer, key: Uint8Array): string | null {
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const opened = [decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
    return Buffer.concat(opened).toString("utf8");
  } catch {
    return null;
  }
}

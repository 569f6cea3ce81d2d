import { createHash, randomBytes } from "node:crypto";
import { isUuid } from "@/lib/domain/fields";

/**
 * A new secret for a link of the organization. `token` is what the link carries behind its `#`; `tokenHash` is all that
 * is kept of it.
 */
export function newLinkSecret(organizationId: string): { token: string; tokenHash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { token: `${organizationId}.${secret}`, tokenHash: hash(secret) };
}

/** Which organization's link a token is, and the hash to look it up by; null for text that is no token. */
export function readLinkToken(token: string): { organizationId: string; tokenHash: string } | null {
  const [, organizationId, secret] =
    /^([0-9a-fA-F-]{36})\.([A-Za-z0-9_-]{43})$/.exec(token.trim()) ?? [];
  return isUuid(organizationId) && secret ? { organizationId, tokenHash: hash(secret) } : null;
}

function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

import { createHash, randomBytes } from "node:crypto";
import { isUuid } from "@/lib/domain/fields";

/**
 * A new secret for a link of the organization: `token` goes into the link, after its `#`; only `tokenHash` is stored.
 */
export function newLinkToken(organizationId: string): { token: string; tokenHash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { token: `${organizationId}.${secret}`, tokenHash: hash(secret) };
}

/** The organization of a link's token, and the hash to look the link up by; null if the text is not a token. */
export function readLinkToken(token: string): { organizationId: string; tokenHash: string } | null {
  const [, organizationId, secret] =
    /^([0-9a-fA-F-]{36})\.([A-Za-z0-9_-]{43})$/.exec(token.trim()) ?? [];
  return isUuid(organizationId) && secret ? { organizationId, tokenHash: hash(secret) } : null;
}

function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

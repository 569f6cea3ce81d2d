import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { newLinkToken } from "@/lib/domain/ids/link-token";

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Creates the link by which a new organization's first ADMIN chooses a password, for the operator who runs the
 * command line, and returns its token. It works once, for seven days.
 */
export async function createFirstPasswordLink({
  organizationId,
  userId,
}: UserActor): Promise<string> {
  const { token, tokenHash } = newLinkToken(organizationId);
  const expiresAt = new Date(Date.now() + LIFETIME_MS);
  await transaction({ organizationId }, (tx) =>
    tx.passwordReset.create({
      data: { organizationId, id: randomUUID(), userId, tokenHash, expiresAt },
    }),
  );
  return token;
}

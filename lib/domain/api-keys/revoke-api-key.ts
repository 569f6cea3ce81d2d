import { type Db, transaction } from "@/lib/db/client";
import { type Actor, type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { readApiKey } from "./queries";

/**
 * Revokes an API key, effective from its next request (docs/api.md 1). Does nothing if it is revoked already. Throws
 * `not_found`, and `user_session_required` for an API key.
 */
export async function revokeApiKey(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  id: string,
): Promise<void> {
  const { organizationId } = requireUser(actor);
  await transaction(actor, async (tx) => {
    await revoke(tx, actor, await readApiKey(tx, organizationId, id));
  });
}

/** Revokes a key in a transaction, with its change event. */
export async function revoke(
  tx: Db,
  actor: Actor,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const { count } = await tx.apiKey.updateMany({
    where: { organizationId: actor.organizationId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) return;
  await appendChanges(tx, actor, [
    {
      record_type: "api_key",
      record_id: id,
      public_id: null,
      action: "delete",
      changes: { name: [name, null] },
    },
  ]);
  await recordActOf(tx, actor, "api_key_revoked", { api_key_id: id });
}

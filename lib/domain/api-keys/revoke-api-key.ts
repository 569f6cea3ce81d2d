import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
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
    const { id: recordId, name } = await readApiKey(tx, organizationId, id);
    const { count } = await tx.apiKey.updateMany({
      where: { organizationId, id: recordId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return;
    await appendChanges(tx, actor, [
      {
        record_type: "api_key",
        record_id: recordId,
        public_id: null,
        action: "delete",
        changes: { name: [name, null] },
      },
    ]);
  });
}

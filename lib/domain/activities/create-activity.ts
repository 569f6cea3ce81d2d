import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { invalid } from "@/lib/domain/errors";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { lockReferences } from "@/lib/domain/references/lock-references";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { activityColumns } from "./columns";
import { readActivity } from "./queries";
import type { ActivityRecord, CreateActivity } from "./schema";

/**
 * Creates an activity, owned by the calling user unless the input says otherwise (api.md 3.5). The opportunity it is
 * about is not written. Throws `forbidden`, `invalid`.
 */
export async function createActivity(actor: Actor, input: CreateActivity): Promise<ActivityRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  const { kind, subject } = input;
  return retryOnConflict(async () => {
    const { ids, issues } = await resolveReferences(actor, input);
    if (issues.length > 0) throw invalid(...issues);
    const values = {
      ...input,
      ...ids,
      owner_user_id: ids.owner_user_id === undefined ? actor.userId : ids.owner_user_id,
    };
    return transaction(actor, async (tx) => {
      await lockReferences(tx, organizationId, values);
      const id = randomUUID();
      const publicId = newPublicId("activity");
      await tx.activity.create({
        data: { ...activityColumns(values), kind, subject, organizationId, id, publicId },
      });
      await appendChanges(tx, actor, [
        {
          record_type: "activity",
          record_id: id,
          public_id: publicId,
          action: "create",
          changes: fieldChanges(values),
        },
      ]);
      return readActivity(tx, organizationId, id);
    });
  });
}

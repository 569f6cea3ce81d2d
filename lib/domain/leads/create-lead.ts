import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { invalid } from "@/lib/domain/errors";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { leadColumns } from "./columns";
import { readLead } from "./queries";
import { statusIssues } from "./rules";
import type { CreateLead, LeadRecord } from "./schema";

/** Creates a lead, owned by the calling user unless the input says otherwise (api.md 3.5). Throws `forbidden`, `invalid`. */
export async function createLead(actor: Actor, input: CreateLead): Promise<LeadRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  const { ids, issues } = await resolveReferences(actor, { owner_user_id: input.owner_user_id });
  issues.push(...statusIssues(null, input.status));
  if (issues.length > 0) throw invalid(...issues);
  const values = {
    ...input,
    owner_user_id: ids.owner_user_id === undefined ? actor.userId : ids.owner_user_id,
  };
  return retryOnConflict(() =>
    transaction(actor, async (tx) => {
      const id = randomUUID();
      const publicId = newPublicId("lead");
      await tx.lead.create({
        data: { ...leadColumns(values), name: input.name, organizationId, id, publicId },
      });
      await appendChanges(tx, actor, [
        {
          record_type: "lead",
          record_id: id,
          public_id: publicId,
          action: "create",
          changes: fieldChanges(values),
        },
      ]);
      return readLead(tx, organizationId, id);
    }),
  );
}

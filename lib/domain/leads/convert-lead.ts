import { type Db, db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError } from "@/lib/domain/errors";
import { rankInSlot } from "@/lib/domain/opportunities/order/rank-in-slot";
import { insertOpportunity } from "@/lib/domain/opportunities/sql/insert";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { convertedAccount, convertedContact } from "./converted-customers";
import { planConversion } from "./plan-conversion";
import { readLead } from "./queries";
import type { Conversion, ConvertLead, LeadRecord } from "./schema";

/**
 * Makes a contact, an account and an opportunity of a lead in one transaction (api.md 3.5); a contact of the same e-mail
 * and an account of the same name are used rather than made again. Of conversions at the same time exactly one happens.
 * Throws `not_found`, `forbidden`, `invalid`, `stale`, and `conflict` with the lead when it is converted already.
 */
export async function convertLead(
  actor: Actor,
  id: string,
  input: ConvertLead,
  ifMatch?: number,
): Promise<Conversion> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return retryOnConflict(async (attempt) => {
    const lead = await readLead(db(actor), actor.organizationId, id);
    const plan = await planConversion(actor, lead, input);
    if (ifMatch !== undefined && ifMatch !== lead.lock_version) {
      throw new DomainError("stale", "The lead was changed since you read it", {
        current: { lead },
      });
    }
    if (lead.status === "converted") {
      throw new DomainError("conflict", "The lead has been converted already", {
        current: { lead },
      });
    }
    const rank = rankInSlot(plan.stage.slot, input.opportunity ?? {}, attempt);
    return transaction(actor, async (tx) => {
      await waitForOtherConversions(tx, actor);
      const account = await convertedAccount(tx, actor, plan.account);
      const contact = await convertedContact(tx, actor, {
        ...plan.contact,
        account_id: account?.id ?? null,
      });
      const values = { ...plan.values, account_id: account?.id ?? null, contact_id: contact.id };
      const opportunity = await insertOpportunity(tx, actor, { stage: plan.stage, values, rank });
      await markConverted(tx, actor, lead, {
        converted_contact_id: contact.id,
        converted_account_id: account?.id ?? null,
        converted_opportunity_id: opportunity.id,
      });
      return {
        lead: await readLead(tx, actor.organizationId, lead.id),
        contact,
        account,
        opportunity,
      };
    });
  });
}

/** Two leads of one company that are converted at the same moment make one account. */
async function waitForOtherConversions(tx: Db, { organizationId }: Actor): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`convert ${organizationId}`}, 0))`;
}

type Made = {
  converted_contact_id: string;
  converted_account_id: string | null;
  converted_opportunity_id: string;
};

async function markConverted(tx: Db, actor: Actor, lead: LeadRecord, made: Made): Promise<void> {
  const written = await tx.$executeRaw`UPDATE leads
    SET status = 'converted', converted_at = now(), updated_at = now(), lock_version = lock_version + 1,
      converted_contact_id = ${made.converted_contact_id}::uuid, converted_account_id = ${made.converted_account_id}::uuid,
      converted_opportunity_id = ${made.converted_opportunity_id}::uuid
    WHERE organization_id = ${actor.organizationId}::uuid AND id = ${lead.id}::uuid
      AND lock_version = ${lead.lock_version} AND deleted_at IS NULL`;
  if (written === 0) throw new WriteConflict();
  const links = Object.entries(made).filter(([, id]) => id !== null);
  await appendChanges(tx, actor, [
    {
      record_type: "lead",
      record_id: lead.id,
      public_id: lead.public_id,
      action: "update",
      changes: {
        status: [lead.status, "converted"],
        ...Object.fromEntries(
          links.map(([field, id]): [string, [unknown, unknown]] => [field, [null, id]]),
        ),
      },
    },
  ]);
}

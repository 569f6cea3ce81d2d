import { type Db, db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { rankInSlot } from "@/lib/domain/opportunities/order/rank-in-slot";
import { insertOpportunity } from "@/lib/domain/opportunities/sql/insert";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { convertedAccount, convertedContact } from "./converted-customers";
import { planConversion } from "./plan-conversion";
import { readLead } from "./queries";
import type { Conversion, ConvertLead, LeadRecord } from "./schema";
import { type ConvertedIds, lockConversions, writeConverted } from "./sql/convert";

/**
 * Converts a lead to a contact, an account and an opportunity in one transaction (docs/api.md 3.5).
 * Reuses a contact with the same email address and an account with the same name. Of concurrent
 * conversions of a lead exactly one succeeds. Throws `not_found`, `invalid`, `stale`, and
 * `conflict` with the lead when it is already converted.
 */
export async function convertLead(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: ConvertLead,
  ifMatch?: IfMatch,
): Promise<Conversion> {
  return retryOnConflict(async (attempt) => {
    const lead = await readLead(db(actor), actor.organizationId, id);
    const plan = await planConversion(actor, lead, input);
    assertVersion(ifMatch, "lead", lead);
    if (lead.status === "converted") {
      throw new DomainError("conflict", "The lead has been converted already", {
        current: { lead },
      });
    }
    const rank = rankInSlot(plan.stage.slot, input.opportunity ?? {}, attempt);
    return transaction(actor, async (tx) => {
      await lockConversions(tx, actor);
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

async function markConverted(
  tx: Db,
  actor: Actor,
  lead: LeadRecord,
  ids: ConvertedIds,
): Promise<void> {
  if (!(await writeConverted(tx, actor, lead, ids))) throw new WriteConflict();
  const links = Object.entries(ids).filter(([, id]) => id !== null);
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

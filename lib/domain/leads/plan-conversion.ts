import type { Actor } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue, invalid } from "@/lib/domain/errors";
import { planCreate } from "@/lib/domain/opportunities/plan-create";
import type { OpportunityValues } from "@/lib/domain/opportunities/sql/columns";
import type { TargetStage } from "@/lib/domain/opportunities/target-stage";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import type { AccountPlan, ContactPlan } from "./converted-customers";
import type { ConvertLead, LeadRecord } from "./schema";

/** What a lead is to become. */
export type ConversionPlan = {
  stage: TargetStage;
  /** Of the opportunity, without its account and contact. */
  values: OpportunityValues;
  /** Null: none is wanted. */
  account: AccountPlan | null;
  contact: ContactPlan;
};

/**
 * What the input asks for, and the lead says where the input does not. All of it belongs to the lead's owner, or to the
 * caller where that is no active member. Throws `invalid` naming every field.
 */
export async function planConversion(
  actor: Actor,
  lead: LeadRecord,
  input: ConvertLead,
): Promise<ConversionPlan> {
  const { opportunity, account, contact } = input;
  const issues: FieldIssue[] = [];
  const owner = await resolveReferences(actor, { owner_user_id: lead.owner_user_id });
  const owner_user_id = owner.ids.owner_user_id ?? actor.userId;
  const [planned, customers] = await Promise.all([
    planCreate(actor, {
      name: lead.company ?? lead.name,
      source: lead.source,
      description: lead.description,
      owner_user_id,
      ...opportunity,
    }).catch((error) => collectIssues(error, issues)),
    resolveReferences(actor, { account_id: account?.id, contact_id: contact?.id }),
  ]);
  const wrong = [...issues.map(inPart("opportunity.")), ...customers.issues.map(inPart(""))];
  if (!planned || wrong.length > 0) throw invalid(...wrong);
  const name = account?.name ?? lead.company;
  return {
    ...planned,
    account: account === null ? null : { id: customers.ids.account_id, name, owner_user_id },
    contact: {
      id: customers.ids.contact_id,
      name: contact?.name ?? lead.name,
      email: contact?.email === undefined ? lead.email : contact.email,
      phone: contact?.phone === undefined ? lead.phone : contact.phone,
      title: contact?.title,
      owner_user_id,
    },
  };
}

/** The issue under the name that its field has in the body: `account_id` stands there as `account.id`. */
function inPart(part: string) {
  return ({ field, message }: FieldIssue): FieldIssue => ({
    field: part === "" ? field.replace("_id", ".id") : part + field,
    message,
  });
}

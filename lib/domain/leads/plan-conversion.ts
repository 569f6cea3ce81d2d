import type { Actor } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue, invalid } from "@/lib/domain/errors";
import { planCreate } from "@/lib/domain/opportunities/plan-create";
import type { OpportunityValues } from "@/lib/domain/opportunities/sql/columns";
import type { TargetStage } from "@/lib/domain/opportunities/target-stage";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import type { AccountPlan, ContactPlan } from "./converted-customers";
import type { ConvertLead, LeadRecord } from "./schema";

/** The records that a conversion creates or reuses. */
type ConversionPlan = {
  stage: TargetStage;
  /** The opportunity's values, without its account and contact. */
  values: OpportunityValues;
  /** Null for a conversion without an account. */
  account: AccountPlan | null;
  contact: ContactPlan;
};

/**
 * Plans a conversion; members that the input lacks are taken from the lead. The lead's owner owns
 * all records, or the caller if the owner is not an active member. Throws `invalid`, listing every
 * invalid field.
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
  const allIssues = [...issues.map(inPart("opportunity.")), ...customers.issues.map(inPart(""))];
  if (!planned || allIssues.length > 0) throw invalid(...allIssues);
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

/** Renames the field of an issue to its path in the body: `account_id` becomes `account.id`. */
function inPart(part: string) {
  return ({ field, message }: FieldIssue): FieldIssue => ({
    field: part === "" ? field.replace("_id", ".id") : part + field,
    message,
  });
}

import { type Prisma, systemDb } from "@/lib/db/client";
import type { ChangeAction, FieldChanges, RecordType } from "@/lib/domain/change-events/schema";
import type { FactoryMember } from "@/prisma/factories/create-member";
import type { SeededOpportunity } from "./seed-opportunities";

type Event = {
  at: Date;
  action: ChangeAction;
  changes: FieldChanges;
  by: string | null;
  record: EventRecord;
};
type EventRecord = { type: RecordType; id: string; publicId: string };

/**
 * Seeds the change events that the verbs would have appended, oldest first, each by the record's
 * owner.
 */
export async function seedHistory(
  organizationId: string,
  members: FactoryMember[],
  opportunities: SeededOpportunity[],
): Promise<void> {
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  const events = [...(await created(organizationId)), ...opportunities.flatMap(lifeOf)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  await systemDb().changeEvent.createMany({
    data: events.map(({ at, action, changes, by, record }) => ({
      organizationId,
      recordType: record.type,
      recordId: record.id,
      publicId: record.publicId,
      action,
      actorType: "user",
      actorUserId: by,
      actorName: by && names.get(by),
      changes: changes as Prisma.InputJsonObject,
      createdAt: at,
    })),
  });
}

async function created(organizationId: string): Promise<Event[]> {
  const accounts = await systemDb().account.findMany({ where: { organizationId } });
  const contacts = await systemDb().contact.findMany({ where: { organizationId } });
  return [
    ...accounts.map((account) => ({ ...account, type: "account" as const })),
    ...contacts.map((contact) => ({ ...contact, type: "contact" as const })),
  ].map(({ type, id, publicId, name, createdAt, ownerUserId }) => ({
    at: createdAt,
    action: "create" as const,
    changes: { name: [null, name] },
    by: ownerUserId,
    record: { type, id, publicId },
  }));
}

function lifeOf(opportunity: SeededOpportunity): Event[] {
  const { id, publicId, ownerUserId: by, steps, repriced, amount } = opportunity;
  const record = { type: "opportunity" as const, id, publicId };
  const entered = steps.map(({ stage, at }, index): Event => {
    const previous = steps[index - 1];
    if (!previous) return { at, action: "create", changes: initialFields(opportunity), by, record };
    return {
      at,
      action: "move",
      changes: {
        pipeline_stage_id: [previous.stage.id, stage.id],
        ...closing(opportunity, stage.stageType, at),
      },
      by,
      record,
    };
  });
  if (!repriced) return entered;
  const changes: FieldChanges = { amount: [repriced.from, amount?.toFixed(2)] };
  return [...entered, { at: repriced.at, action: "update", changes, by, record }];
}

function closing({ lostReason }: SeededOpportunity, stageType: string, at: Date): FieldChanges {
  if (stageType === "open") return {};
  const fields: FieldChanges = { status: ["open", stageType], closed_at: [null, at.toISOString()] };
  return stageType === "lost" ? { ...fields, lost_reason: [null, lostReason] } : fields;
}

function initialFields(opportunity: SeededOpportunity): FieldChanges {
  const fields = {
    name: opportunity.name,
    amount: opportunity.repriced?.from ?? opportunity.amount?.toFixed(2),
    currency: opportunity.currency,
    source: opportunity.source,
    account_id: opportunity.accountId,
    contact_id: opportunity.contactId,
    owner_user_id: opportunity.ownerUserId,
    pipeline_id: opportunity.pipelineId,
    pipeline_stage_id: opportunity.steps[0]?.stage.id,
    opened_at: opportunity.openedAt?.toISOString(),
    status: "open",
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value ? [[field, [null, value]]] : [])),
  );
}

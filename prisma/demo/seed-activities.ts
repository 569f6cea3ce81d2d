import { systemDb } from "@/lib/db/client";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { dayIn, fromZonedInput } from "@/lib/format";
import type { Random } from "./random";
import type { SeededOpportunity } from "./seed-opportunities";
import { DAY } from "./simulate-opportunity";

const DONE = [
  ["call", "Discovery call"],
  ["meeting", "Site visit"],
  ["email", "Sent the price list"],
  ["note", "Met the plant manager; budget is approved for this year"],
  ["meeting", "Demonstration for the quality team"],
  ["email", "Answered the technical questions"],
  ["call", "Agreed the delivery dates"],
] as const;

const NEXT = [
  ["call", "Follow up on the offer"],
  ["task", "Prepare the quotation"],
  ["meeting", "Review the contract together"],
  ["email", "Send the reference list"],
  ["task", "Clarify installation with service"],
] as const;

/**
 * Seeds past activities for every opportunity, and the next one for most open opportunities: some
 * overdue, some due today.
 */
export async function seedActivities(
  random: Random,
  opportunities: SeededOpportunity[],
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<void> {
  await systemDb().activity.createMany({
    data: opportunities.flatMap((opportunity) => [
      ...Array.from({ length: random.whole(0, 3) }, () => {
        const { openedAt, stageEnteredAt } = opportunity;
        const from = (openedAt ?? stageEnteredAt).getTime();
        const doneAt = new Date(
          from + random.next() * Math.max(stageEnteredAt.getTime() - from, 2 * 60 * 60_000),
        );
        return { ...activity(opportunity, random.pick(DONE), doneAt), dueAt: doneAt, doneAt };
      }),
      ...(opportunity.status === "open" && random.chance(0.8)
        ? [
            {
              ...activity(opportunity, random.pick(NEXT), opportunity.stageEnteredAt),
              dueAt: dueAt(random, now, timeZone),
            },
          ]
        : []),
    ]),
  });
}

function activity(
  opportunity: SeededOpportunity,
  [kind, subject]: readonly [string, string],
  createdAt: Date,
) {
  const { organizationId, id, contactId, accountId, ownerUserId } = opportunity;
  return {
    organizationId,
    publicId: newPublicId("activity"),
    kind,
    subject,
    opportunityId: id,
    contactId,
    accountId,
    ownerUserId,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Returns a moment on a working day; for today without a time, the last minute of the day. */
function dueAt(random: Random, now: Date, timeZone: string): Date {
  const days = random.weighted([
    [random.whole(-6, -1), 2] as const,
    [0, 2] as const,
    [random.whole(1, 14), 6] as const,
  ]);
  const due = new Date(now.getTime() + days * DAY);
  due.setUTCHours(random.whole(13, 20), random.pick([0, 15, 30, 45]), 0, 0);
  return days === 0 ? new Date(fromZonedInput(`${dayIn(timeZone, now)}T23:59`, timeZone)) : due;
}

import { systemDb } from "@/lib/db/client";
import { foldText } from "@/lib/domain/fold-text";
import { newPublicId } from "@/lib/domain/ids/public-id";
import type { FactoryMember } from "@/prisma/factories/create-member";
import { SOURCES } from "./business";
import { FIRST_NAMES, JOB_TITLES, LAST_NAMES } from "./people";
import { createRandom } from "./random";
import type { SeededOpportunity } from "./seed-opportunities";
import { DAY } from "./simulate-opportunity";

const OPEN_LEADS = 22;
const CONVERTED_LEADS = 5;

const COMPANIES = [
  "Amberlight Breweries",
  "Bayview Aquaculture",
  "Coldstream Logistics",
  "Dovetail Joinery",
  "Elmhurst Clinics",
  "Fenwick Coatings",
  "Goldcrest Mills",
  "Holloway Batteries",
  "Ivory Coast Coffee",
  "Jade River Paper",
];

const ASKED = [
  "Asked for a price list at the trade fair",
  "Downloaded the white paper on leak detection",
  "Wants a call about wireless gateways next quarter",
  "Was sent on by a partner; needs a pilot first",
  null,
] as const;

/**
 * Seeds leads in every status, the same ones every time; some were converted to one of the
 * opportunities.
 */
export async function seedLeads(
  organizationId: string,
  owners: FactoryMember[],
  opportunities: SeededOpportunity[],
  now: Date,
): Promise<void> {
  const random = createRandom(20_261_123);
  const converted = opportunities
    .filter(({ contactId, accountId }) => contactId && accountId)
    .slice(0, CONVERTED_LEADS);
  const asked = (createdAt: Date) => {
    const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
    const company = random.pick(COMPANIES);
    const host = `${company.toLowerCase().replace(/[^a-z]+/g, "-")}.example`;
    const name = `${first} ${last}`;
    return {
      organizationId,
      publicId: newPublicId("lead"),
      name,
      nameKey: foldText(name),
      email: random.chance(0.8) ? `${first}.${last}@${host}`.toLowerCase() : null,
      phone: `+1 555 01${random.whole(10, 99)}`,
      company: random.chance(0.9) ? company : null,
      source: random.pick(SOURCES),
      description:
        random.pick(ASKED) ??
        `${random.pick(JOB_TITLES)} of a site with ${random.whole(1, 9)} lines`,
      ownerUserId: random.chance(0.85) ? random.pick(owners).userId : null,
      createdAt,
      updatedAt: createdAt,
    };
  };
  await systemDb().lead.createMany({
    data: [
      ...Array.from({ length: OPEN_LEADS }, (_, index) => ({
        ...asked(new Date(now.getTime() - random.whole(1, 40) * DAY)),
        status: ["new", "working", "qualified", "unqualified"][index % 4],
      })),
      ...converted.map(({ id, contactId, accountId, openedAt, stageEnteredAt, ownerUserId }) => ({
        ...asked(openedAt ?? stageEnteredAt),
        ownerUserId,
        status: "converted",
        convertedAt: openedAt ?? stageEnteredAt,
        convertedOpportunityId: id,
        convertedContactId: contactId,
        convertedAccountId: accountId,
      })),
    ],
  });
}

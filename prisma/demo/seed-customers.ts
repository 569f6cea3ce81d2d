import { systemDb } from "@/lib/db/client";
import { newPublicId } from "@/lib/domain/ids/public-id";
import type { FactoryMember } from "@/prisma/factories/create-member";
import { withTextKeys } from "@/prisma/factories/with-text-keys";
import { CITIES, COMPANY_NAMES, INDUSTRIES, TAGS } from "./business";
import { FIRST_NAMES, JOB_TITLES, LAST_NAMES } from "./people";
import type { Random } from "./random";
import { DAY } from "./simulate-opportunity";

export type Customer = {
  id: string;
  name: string;
  ownerUserId: string | null;
  contacts: { id: string }[];
};

type Company = { name: string; domain?: string };

/** Seeds accounts with one to three contacts each, all older than any opportunity. */
export async function seedCustomers(
  random: Random,
  organizationId: string,
  owners: FactoryMember[],
  now: Date,
  companies: Company[] = COMPANY_NAMES.map((name) => ({ name })),
): Promise<Customer[]> {
  const accounts = await systemDb().account.createManyAndReturn({
    data: companies.map(({ name, domain = domainOf(name) }) => {
      const [city, country] = random.pick(CITIES);
      const createdAt = new Date(now.getTime() - random.whole(370, 900) * DAY);
      return withTextKeys({
        organizationId,
        publicId: newPublicId("account"),
        name,
        domain,
        industry: random.pick(INDUSTRIES),
        phone: phoneNumber(random),
        city,
        country,
        annualRevenue: `${random.whole(2, 900)}00000.00`,
        employees: random.whole(12, 4_000),
        tags: random.chance(0.25) ? [random.pick(TAGS)] : [],
        ownerUserId: random.pick(owners).userId,
        createdAt,
        updatedAt: createdAt,
      });
    }),
  });
  const contacts = await systemDb().contact.createManyAndReturn({
    data: accounts.flatMap((account) =>
      Array.from({ length: random.whole(1, 3) }, () => {
        const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
        return withTextKeys({
          organizationId,
          publicId: newPublicId("contact"),
          name: `${first} ${last}`,
          email: `${first}.${last}@${account.domain}`.toLowerCase(),
          phone: phoneNumber(random),
          title: random.pick(JOB_TITLES),
          contactType: random.weighted([
            ["client", 6] as const,
            ["customer", 3] as const,
            ["lead", 1] as const,
          ]),
          accountId: account.id,
          ownerUserId: account.ownerUserId,
          createdAt: account.createdAt,
          updatedAt: account.createdAt,
        });
      }),
    ),
  });
  return accounts.map(({ id, name, ownerUserId }) => ({
    id,
    name,
    ownerUserId,
    contacts: contacts.filter((contact) => contact.accountId === id),
  }));
}

function domainOf(company: string): string {
  return `${company.toLowerCase().replace(/[^a-z]+/g, "")}.example`;
}

function phoneNumber(random: Random): string {
  return `+1 555 01${random.whole(10, 99)} ${random.whole(1000, 9999)}`;
}

import { z } from "zod";
import { Money, optionalText, requiredText, Tags, text } from "@/lib/domain/fields";
import { ListQuery, sortBy } from "@/lib/domain/pagination/schema";

const Employees = z
  .number({ error: "must be an integer" })
  .int("must be an integer")
  .min(0, "must be at least 0")
  .max(2_147_483_647, "must be at most 2147483647");

const fields = {
  name: requiredText(200),
  domain: optionalText(255),
  industry: optionalText(200),
  phone: optionalText(100),
  country: optionalText(200),
  city: optionalText(200),
  annual_revenue: Money.nullable().optional(),
  employees: Employees.nullable().optional(),
  description: optionalText(20_000),
  tags: Tags.optional(),
  owner_user_id: text().nullable().optional(),
  external_system: optionalText(200),
  external_id: optionalText(200),
};

/** What an account is created from (api.md 3.2). */
export const CreateAccount = z.object(fields);
export type CreateAccount = z.output<typeof CreateAccount>;

/** An edit. Absent fields are left alone; null clears. */
export const UpdateAccount = z.object({ ...fields, name: fields.name.optional() });
export type UpdateAccount = z.output<typeof UpdateAccount>;

/** An account as api.md 3.2 shows it. Money is a decimal string, times are ISO 8601 in UTC. */
export type AccountRecord = {
  id: string;
  public_id: string;
  name: string;
  domain: string | null;
  industry: string | null;
  phone: string | null;
  country: string | null;
  city: string | null;
  annual_revenue: string | null;
  employees: number | null;
  description: string | null;
  tags: string[];
  owner_user_id: string | null;
  external_system: string | null;
  external_id: string | null;
  /** Live ones. */
  opportunities_count: number;
  created_at: string;
  updated_at: string;
  lock_version: number;
};

/** What a list of accounts can be sorted by. */
export const ACCOUNT_SORTS = [
  "name",
  "domain",
  "industry",
  "city",
  "owner_name",
  "opportunities_count",
  "updated_at",
] as const;

/** What a list of accounts selects (api.md 3.5); `include=summary` lists `AccountSummary`. */
export const AccountQuery = ListQuery.extend({
  sort: sortBy(ACCOUNT_SORTS),
  include: z.literal("summary", { error: "must be summary" }).optional(),
});
export type AccountQuery = z.output<typeof AccountQuery>;

/** An account as tables show it: with its owner's name and what its open opportunities are worth together, in the organization's currency first. */
export type AccountSummary = AccountRecord & {
  owner_name: string | null;
  open_amounts: { currency: string; amount: string }[];
};

import { z } from "zod";
import { Money, optionalText, requiredText, Tags, text } from "@/lib/domain/fields";
import { EXTERNAL_ID, IDS, MERGED_INTO, STAMPS } from "@/lib/domain/plain-records/record";
import { outSchema, type RecordFields } from "@/lib/domain/record-fields";
import { Count, CurrencyCode, Id, MoneyText, NullableText } from "@/lib/domain/response-fields";

const Employees = z
  .number({ error: "must be an integer" })
  .int("must be an integer")
  .min(0, "must be at least 0")
  .max(2_147_483_647, "must be at most 2147483647");

/** Every field of an account, in the order of docs/api.md 3.2. */
export const ACCOUNT_FIELDS = {
  ...IDS,
  name: { type: "text", in: requiredText(200), out: z.string(), bundle: true },
  domain: { type: "text", in: optionalText(255), out: NullableText, bundle: true },
  industry: { type: "text", in: optionalText(200), out: NullableText, bundle: true },
  phone: { type: "text", in: optionalText(100), out: NullableText, bundle: true },
  country: { type: "text", in: optionalText(200), out: NullableText, bundle: true },
  city: { type: "text", in: optionalText(200), out: NullableText, bundle: true },
  annual_revenue: {
    type: "numeric",
    in: Money.nullable().optional(),
    out: MoneyText.nullable(),
    bundle: true,
  },
  employees: {
    type: "int",
    in: Employees.nullable().optional(),
    out: Count.nullable(),
    bundle: true,
  },
  description: { type: "text", in: optionalText(20_000), out: NullableText, bundle: true },
  tags: { type: "text[]", in: Tags.optional(), out: z.array(z.string()), bundle: true },
  owner_user_id: {
    type: "uuid",
    in: text().nullable().optional(),
    out: Id.nullable(),
    bundle: "owner_email",
  },
  ...EXTERNAL_ID,
  ...MERGED_INTO,
  /** Number of live opportunities. */
  opportunities_count: { out: Count },
  ...STAMPS,
} as const satisfies RecordFields;

/** An account in responses (docs/api.md 3.2). Money is a decimal string, times are in UTC. */
export const AccountRecord = outSchema(ACCOUNT_FIELDS);
export type AccountRecord = z.output<typeof AccountRecord>;

/** The fields of an account as tables show it. */
export const ACCOUNT_SUMMARY_FIELDS = {
  ...ACCOUNT_FIELDS,
  owner_name: { out: NullableText },
  /** Of the open opportunities, per currency, the organization's currency first. */
  open_amounts: {
    out: z.array(z.strictObject({ currency: CurrencyCode, amount: MoneyText })),
  },
} as const satisfies RecordFields;

/** An account as tables show it: with its owner's name and the total amount of its open opportunities. */
export const AccountSummary = outSchema(ACCOUNT_SUMMARY_FIELDS);
export type AccountSummary = z.output<typeof AccountSummary>;

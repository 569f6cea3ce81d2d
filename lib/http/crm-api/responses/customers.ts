import { z } from "zod";
import { AccountRecord, AccountSummary } from "@/lib/domain/customers/accounts/record";
import { ContactRecord, ContactSummary } from "@/lib/domain/customers/contacts/record";
import { STAGE_TYPES } from "@/lib/domain/pipelines/record";
import {
  Count,
  CurrencyCode,
  DateText,
  Id,
  MoneyText,
  NullableText,
  PublicId,
} from "@/lib/domain/response-fields";
import { listOf } from "./list";

export const AccountResponse = z.strictObject({
  account: z.union([AccountRecord, AccountSummary]),
});
export const ContactResponse = z.strictObject({
  contact: z.union([ContactRecord, ContactSummary]),
});
export const AccountListResponse = listOf("accounts", z.union([AccountRecord, AccountSummary]));
export const ContactListResponse = listOf("contacts", z.union([ContactRecord, ContactSummary]));

const LinkCounts = z.strictObject({
  opportunities: Count,
  contacts: Count,
  activities: Count,
  leads: Count,
});

/** The response of `GET …/:id/links`: the number of records that refer to the account or contact. */
export const LinksResponse = z.strictObject({ links: LinkCounts });

const merge = { merged_ids: z.array(Id), moved: LinkCounts };

export const AccountMergeResponse = z.strictObject({ account: AccountRecord, ...merge });
export const ContactMergeResponse = z.strictObject({ contact: ContactRecord, ...merge });

/** The response of `GET …/duplicates`: groups of records that share a text. */
export const DuplicatesResponse = z.strictObject({
  duplicates: z.array(
    z.strictObject({
      shared: z.enum(["name", "domain", "email"]),
      value: z.string(),
      records: z.array(z.strictObject({ id: Id, public_id: PublicId, name: z.string() })),
    }),
  ),
});

const LinkedOpportunity = z.strictObject({
  id: Id,
  public_id: PublicId,
  name: z.string(),
  pipeline_name: z.string(),
  stage: z.string(),
  stage_type: z.enum(STAGE_TYPES),
  stage_color: NullableText,
  status: z.enum(STAGE_TYPES),
  amount: MoneyText.nullable(),
  currency: CurrencyCode,
  expected_close_date: DateText.nullable(),
  owner_name: NullableText,
});

/** The response of `GET …/:id/opportunities`; count and totals are of all of them, whatever the page. */
export const LinkedOpportunitiesResponse = z.strictObject({
  opportunities: z.array(LinkedOpportunity),
  total_count: Count,
  totals: z.array(
    z.strictObject({ currency: CurrencyCode, open_amount: MoneyText, won_amount: MoneyText }),
  ),
  next_cursor: z.string().nullable(),
});

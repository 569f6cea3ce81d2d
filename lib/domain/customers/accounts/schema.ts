import { z } from "zod";
import { fieldSelection } from "@/lib/domain/field-selection";
import { ListQuery, sortBy } from "@/lib/domain/pagination/schema";
import { fieldsWith, inShape } from "@/lib/domain/record-fields";
import { ACCOUNT_FIELDS, ACCOUNT_SUMMARY_FIELDS } from "./record";

export type { AccountRecord, AccountSummary } from "./record";

/** The body that creates an account (docs/api.md 3.2). */
export const CreateAccount = z.object(inShape(ACCOUNT_FIELDS));
export type CreateAccount = z.output<typeof CreateAccount>;

/** The body that changes an account: absent fields stay as they are, null clears. */
export const UpdateAccount = CreateAccount.partial({ name: true });
export type UpdateAccount = z.output<typeof UpdateAccount>;

/** The fields that a list of accounts can be sorted by. */
export const ACCOUNT_SORTS = [
  "name",
  "domain",
  "industry",
  "city",
  "owner_name",
  "opportunities_count",
  "updated_at",
] as const;

/** What a read of accounts shows: `include=summary` an `AccountSummary`, `fields` only these of its members. */
export const AccountView = z.object({
  include: z.literal("summary", { error: "must be summary" }).optional(),
  fields: fieldSelection(fieldsWith(ACCOUNT_SUMMARY_FIELDS, "out")),
});
export type AccountMember = NonNullable<z.output<typeof AccountView>["fields"]>[number];

/** The query of a list of accounts (docs/api.md 3.5). */
export const AccountQuery = ListQuery.extend({ sort: sortBy(ACCOUNT_SORTS) }).extend(
  AccountView.shape,
);
export type AccountQuery = z.output<typeof AccountQuery>;

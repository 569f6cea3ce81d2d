import { z } from "zod";
import { ListQuery, sortBy } from "@/lib/domain/pagination/schema";
import { inShape } from "@/lib/domain/record-fields";
import { ACCOUNT_FIELDS } from "./record";

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

/** The query of a list of accounts (docs/api.md 3.5); `include=summary` lists `AccountSummary`. */
export const AccountQuery = ListQuery.extend({
  sort: sortBy(ACCOUNT_SORTS),
  include: z.literal("summary", { error: "must be summary" }).optional(),
});
export type AccountQuery = z.output<typeof AccountQuery>;

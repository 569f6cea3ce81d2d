import type { Metadata } from "next";
import { AccountList } from "@/components/customers/accounts/account-list";
import { countAccounts, listAccountSummaries } from "@/lib/domain/customers/accounts/queries";
import { ACCOUNT_SORTS } from "@/lib/domain/customers/accounts/schema";
import { listQuery, type SearchParams } from "../../../../list-query";
import { recordContext } from "../../../../record-context";
import { requireActor } from "../../../../require-actor";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireActor();
  const query = listQuery(await searchParams, ACCOUNT_SORTS);
  const [{ accounts, nextCursor }, total, { members, canEdit, timeZone }] = await Promise.all([
    listAccountSummaries(actor, { ...query, limit: 50 }),
    countAccounts(actor, query),
    recordContext(actor),
  ]);
  return (
    <AccountList
      page={{ accounts, next_cursor: nextCursor }}
      total={total}
      query={query}
      members={members}
      currentUserId={actor.userId}
      canEdit={canEdit}
      timeZone={timeZone}
    />
  );
}
